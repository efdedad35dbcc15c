/// Appends a time by RFC 3339 in UTC with exactly nine fraction digits. time in ns since the Unix
/// epoch.
package func appendTime(_ time: Int64, to text: inout [UInt8]) {
  let civil = appendSeconds(time, to: &text)
  text.append(UInt8(ascii: "."))
  appendPadded(civil.nanosecond, width: 9, to: &text)
  text.append(UInt8(ascii: "Z"))
}

/// Appends a time by RFC 3339 in UTC, the fraction without trailing zeros.
package func appendTimeTrimmed(_ time: Int64, to text: inout [UInt8]) {
  let civil = appendSeconds(time, to: &text)
  if civil.nanosecond != 0 {
    text.append(UInt8(ascii: "."))
    appendPadded(civil.nanosecond, width: 9, to: &text)
    while text.last == UInt8(ascii: "0") { text.removeLast() }
  }
  text.append(UInt8(ascii: "Z"))
}

/// Years have four digits, as times lie in 1677 ... 2262.
private func appendSeconds(_ time: Int64, to text: inout [UInt8]) -> CivilTime {
  let civil = CivilTime(clockNanoseconds: time)
  let template: StaticString = "0000-00-00T00:00:00"
  let count = template.utf8CodeUnitCount
  // All at once: a growing array looks at its room for each byte.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
    _ = bytes.initialize(
      fromContentsOf: UnsafeBufferPointer(start: template.utf8Start, count: count))
    func put(_ value: Int64, endingAt end: Int) {
      bytes[end - 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
      bytes[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
    }
    put(civil.year / 100, endingAt: 1)
    put(civil.year % 100, endingAt: 3)
    put(civil.month, endingAt: 6)
    put(civil.day, endingAt: 9)
    put(civil.hour, endingAt: 12)
    put(civil.minute, endingAt: 15)
    put(civil.second, endingAt: 18)
    text.append(contentsOf: bytes)
  }
  return civil
}

/// RFC 3339 in UTC with exactly nine fraction digits: `string()`.
package func formatTime(_ time: Int64) -> String { makeString { appendTime(time, to: &$0) } }

/// RFC 3339 in UTC, the fraction without trailing zeros: CSV and JSON.
package func formatTimeTrimmed(_ time: Int64) -> String {
  makeString { appendTimeTrimmed(time, to: &$0) }
}

/// Reads RFC 3339 with an offset, or a bare date (midnight UTC); fraction digits beyond the ninth
/// are dropped. nil for anything else and for years outside 1677 ... 2262.
package func parseTime(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  civilTime(ofText: text)?.clockNanoseconds
}

/// As `parseTime`; years that ns cannot count wrap around, as upstream's do.
package func parseWrappedTime(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  civilTime(ofText: text)?.wrappedNanoseconds
}

/// Date and time of day in UTC; seconds may lie outside of their minute.
private func civilTime(ofText text: UnsafeBufferPointer<UInt8>) -> CivilTime? {
  var reader = DigitReader(text)
  guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
    reader.take("-"), let day = reader.digits(2), month >= 1, month <= 12, day >= 1,
    day <= daysInMonth(year: year, month: month)
  else { return nil }
  var civil = CivilTime(year: year, month: month, day: day)
  if reader.isAtEnd { return civil }
  guard reader.take("T"), let hour = reader.digits(2), reader.take(":"),
    let minute = reader.digits(2), reader.take(":"), let second = reader.digits(2), hour < 24,
    minute < 60, second < 60
  else { return nil }
  civil.hour = hour
  civil.minute = minute
  civil.second = second
  if reader.take(".") {
    guard let fraction = reader.fraction() else { return nil }
    civil.nanosecond = fraction
  }
  guard let offsetSeconds = reader.zoneOffset(), reader.isAtEnd else { return nil }
  civil.second -= offsetSeconds
  return civil
}

/// `parseTime` of a string.
package func parseTime(_ text: String) -> Int64? {
  var text = text
  return text.withUTF8 { parseTime($0) }
}

private struct DigitReader {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Exactly `count` digits.
  mutating func digits(_ count: Int) -> Int64? {
    guard position + count <= text.count else { return nil }
    var value: Int64 = 0
    for _ in 0..<count {
      let digit = text[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
      position += 1
    }
    return value
  }

  /// At least one digit, as nanoseconds.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var weight: Int64 = 100_000_000
    let start = position
    while position < text.count, text[position] &- 0x30 < 10 {
      value += Int64(text[position] - 0x30) * weight
      weight /= 10
      position += 1
    }
    return position > start ? value : nil
  }

  /// `Z` or `±hh:mm`, in seconds east of UTC.
  mutating func zoneOffset() -> Int64? {
    if take("Z") { return 0 }
    let sign: Int64
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), take(":"), let minutes = digits(2), hours <= 24, minutes <= 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
