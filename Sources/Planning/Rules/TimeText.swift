import Columnar

/// A time as plans print it: RFC 3339 without what is zero at its end, a bare date at midnight.
func timeText(_ nanoseconds: Int64) -> String {
  let (days, rest) = floorDivide(nanoseconds, 86_400_000_000_000)
  let (date, seconds, fraction) = (civilDate(days), rest / 1_000_000_000, rest % 1_000_000_000)
  let day = "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
  if rest == 0 { return day }
  var text = "\(day)T\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2))"
  if fraction != 0 {
    var digits = pad(fraction, 9)
    while digits.last == "0" { digits.removeLast() }
    text += ".\(digits)"
  }
  return text + "Z"
}

/// A duration as plans print it: `1mo`, `1h30m`.
func durationText(_ duration: CalendarDuration) -> String {
  if duration.isZero { return "0s" }
  let units: [(String, Int64)] = [
    ("w", 604_800_000_000_000), ("d", 86_400_000_000_000), ("h", 3_600_000_000_000),
    ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
  ]
  var text = duration.isNegative ? "-" : ""
  for (unit, months) in [("y", Int64(12)), ("mo", 1)] {
    let count = unit == "y" ? duration.months / months : duration.months % 12
    if count > 0 { text += "\(count)\(unit)" }
  }
  var rest = duration.nanoseconds
  for (unit, size) in units where rest >= size {
    text += "\(rest / size)\(unit)"
    rest %= size
  }
  return text
}

private func pad(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, rest: Int64) {
  let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
  return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
}

/// Source: H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
private func civilDate(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
  let shifted = days + 719_468
  let (era, dayOfEra) = floorDivide(shifted, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}
