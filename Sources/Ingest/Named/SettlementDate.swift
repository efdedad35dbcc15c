import Columnar

/// Days since 1970-01-01 of a date in one of the three forms that NESO has used:
/// `2001-01-01`, `01-JAN-2009`, `01-Jan-23` (of this century). Nil for anything else.
/// Complexity: O(1), no allocation.
func settlementDay(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  if text.count == 10, text[4] == 0x2D, text[7] == 0x2D {
    guard let year = digits(text, 0, 4), let month = digits(text, 5, 2),
      let day = digits(text, 8, 2)
    else { return nil }
    return civilDay(year: year, month: month, day: day)
  }
  guard text.count == 9 || text.count == 11, text[2] == 0x2D, text[6] == 0x2D,
    let day = digits(text, 0, 2), let month = monthNamed(text[3], text[4], text[5])
  else { return nil }
  if text.count == 11 {
    guard let year = digits(text, 7, 4) else { return nil }
    return civilDay(year: year, month: month, day: day)
  }
  guard let year = digits(text, 7, 2) else { return nil }
  return civilDay(year: 2000 + year, month: month, day: day)
}

private func digits(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
  var value = 0
  for index in start..<(start + count) {
    let digit = Int(text[index]) - 0x30
    guard digit >= 0, digit <= 9 else { return nil }
    value = value * 10 + digit
  }
  return value
}

/// 1 ... 12 for the first three letters of a month's English name, in any case.
func monthNamed(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
  let lower = (UInt32(first | 0x20) << 16) | (UInt32(second | 0x20) << 8) | UInt32(third | 0x20)
  return monthCodes.firstIndex(of: lower).map { $0 + 1 }
}

private let monthCodes: [UInt32] = [
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
].map { $0.utf8.reduce(0) { ($0 << 8) | UInt32($1) } }

/// Days since 1970-01-01; nil for a date that the calendar does not have, and for one beyond
/// `daysMax` on either side of 1970: ns in 64 bits reach 106,751 whole days.
func civilDay(year: Int, month: Int, day: Int, daysMax: Int = 106_750) -> Int? {
  guard month >= 1, month <= 12, day >= 1,
    day <= Int(daysInMonth(year: Int64(year), month: Int64(month)))
  else { return nil }
  let number = Int(dayNumber(year: Int64(year), month: Int64(month), day: Int64(day)))
  return abs(number) <= daysMax ? number : nil
}
