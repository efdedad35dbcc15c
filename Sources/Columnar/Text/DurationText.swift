/// Units of the nanosecond part, largest first.
private let nanosecondUnits: [(name: String, nanoseconds: UInt64)] = [
  ("w", 604_800_000_000_000), ("d", 86_400_000_000_000), ("h", 3_600_000_000_000),
  ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
]

/// A duration as the language writes it: `1d1h`, largest unit first, one sign, `0ns` for zero. The
/// two numbers are split anew, so 7d gives `1w` and 14mo `1y2mo`.
package func formatDuration(_ duration: CalendarDuration) -> String {
  if duration.isZero { return "0ns" }
  var text = duration.isNegative ? "-" : ""
  let years = duration.months / 12
  let months = duration.months % 12
  if years > 0 { text += "\(years)y" }
  if months > 0 { text += "\(months)mo" }
  var rest = duration.nanoseconds.magnitude
  for unit in nanosecondUnits {
    let count = rest / unit.nanoseconds
    if count > 0 { text += "\(count)\(unit.name)" }
    rest %= unit.nanoseconds
  }
  return text
}

/// Reads the literal syntax with an optional `-`: numbers each followed by a unit. An empty text is
/// zero. nil for other text and for what does not fit.
package func parseDuration(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDuration? {
  if text.isEmpty { return .zero }
  var duration = CalendarDuration()
  var position = 0
  if text[0] == UInt8(ascii: "-") {
    duration.isNegative = true
    position = 1
  }
  if position == text.count { return nil }
  while position < text.count {
    let numberStart = position
    while position < text.count, text[position] &- 0x30 < 10 { position += 1 }
    let unitStart = position
    while position < text.count, text[position] &- 0x30 >= 10 { position += 1 }
    let digits = UnsafeBufferPointer(rebasing: text[numberStart..<unitStart])
    guard let count = parseInt(digits),
      add(
        count, unit: String(decoding: text[unitStart..<position], as: UTF8.self), to: &duration)
    else { return nil }
  }
  if duration.isZero { duration.isNegative = false }
  return duration
}

/// `parseDuration` of a string.
package func parseDuration(_ text: String) -> CalendarDuration? {
  var text = text
  return text.withUTF8 { parseDuration($0) }
}

private func add(_ count: Int64, unit: String, to duration: inout CalendarDuration) -> Bool {
  if unit == "mo" || unit == "y" {
    let (months, tooLarge) = count.multipliedReportingOverflow(by: unit == "y" ? 12 : 1)
    let (sum, overflow) = duration.months.addingReportingOverflow(months)
    duration.months = sum
    return !tooLarge && !overflow
  }
  let name = unit == "µs" || unit == "μs" ? "us" : unit
  guard let known = nanosecondUnits.first(where: { $0.name == name }) else { return false }
  let (nanoseconds, tooLarge) = count.multipliedReportingOverflow(by: Int64(known.nanoseconds))
  let (sum, overflow) = duration.nanoseconds.addingReportingOverflow(nanoseconds)
  duration.nanoseconds = sum
  return !tooLarge && !overflow
}
