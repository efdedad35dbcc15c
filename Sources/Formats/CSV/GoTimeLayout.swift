import Columnar

/// A time layout in the manner of Go: a sample of the reference time, Mon Jan 2 15:04:05 2006.
///
/// Known parts: year, month by number or name, day, hour (24 or 12 with PM), minute, second with a
/// fraction, weekday name (skipped), zone offset. Anything else must stand in the text as it is.
package struct GoTimeLayout: Sendable {
  private let layout: [UInt8]

  package init(_ layout: String) { self.layout = Array(layout.utf8) }

  private static let parts = [
    "January", "Jan", "Monday", "Mon", "2006", "-07:00", "Z07:00", "-0700", "Z0700", "15", "PM",
    "pm",
    "01", "02", "03", "04", "05", "06", "_2", "1", "2", "3", "4", "5",
  ].map { Array($0.utf8) }
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private struct Fields {
    var year: Int64 = 0
    var month: Int64 = 1
    var day: Int64 = 1
    var hour: Int64 = 0
    var minute: Int64 = 0
    var second: Int64 = 0
    var nanosecond: Int64 = 0
    /// East of UTC; nil where the text does not say.
    var offsetSeconds: Int64?
    var isAfternoon: Bool?
  }

  package var text: String { String(decoding: layout, as: UTF8.self) }

  /// Errors: the words for a text that does not follow the layout.
  func parse(_ text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> CSVTime {
    let fields = try fields(of: text)
    guard let found = time(fields, offsetSeconds: fields.offsetSeconds ?? 0) else {
      throw CSVProblem("parsing time \(CSVCell.quoted(text)): value out of range")
    }
    return found
  }

  /// What the clock shows, in ns since 1970, and how many ns it goes before UTC, nil where the text
  /// does not say; nil for a text that does not follow the layout.
  package func time(
    of text: UnsafeBufferPointer<UInt8>
  ) -> (clock: Int64, offset: Int64?)? {
    guard let fields = try? fields(of: text), let clock = time(fields, offsetSeconds: 0),
      !clock.isWrapped
    else { return nil }
    return (clock.nanoseconds, fields.offsetSeconds.map { $0 &* 1_000_000_000 })
  }

  private func fields(of text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> Fields {
    let bytes = Array(text)
    var fields = Fields()
    var at = 0
    var pattern = 0
    while pattern < layout.count {
      let rest = layout[pattern...]
      if let part = GoTimeLayout.parts.first(where: { rest.starts(with: $0) }) {
        guard read(part, bytes, &at, &fields) else { throw mismatch(bytes, at) }
        pattern += part.count
        if part.last == 0x35 { readFraction(bytes, &at, &pattern, &fields) }
      } else {
        guard at < bytes.count, bytes[at] == layout[pattern] else { throw mismatch(bytes, at) }
        at += 1
        pattern += 1
      }
    }
    guard at == bytes.count else {
      throw CSVProblem("parsing time \(shown(bytes)): extra text: \(shown(Array(bytes[at...])))")
    }
    return fields
  }

  private func shown(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { CSVCell.quoted($0) }
  }

  private func mismatch(_ bytes: [UInt8], _ at: Int) -> CSVProblem {
    let rest = shown(Array(bytes[min(at, bytes.count)...]))
    return CSVProblem("parsing time \(shown(bytes)) as \(shown(layout)): cannot parse \(rest)")
  }

  private func read(
    _ part: [UInt8], _ bytes: [UInt8], _ at: inout Int, _ fields: inout Fields
  ) -> Bool {
    switch String(decoding: part, as: UTF8.self) {
    case "2006": return number(bytes, &at, 4, 4) { fields.year = $0 }
    case "06": return number(bytes, &at, 2, 2) { fields.year = $0 >= 69 ? 1900 + $0 : 2000 + $0 }
    case "01", "1": return number(bytes, &at, part.count, 2) { fields.month = $0 }
    case "02", "2": return number(bytes, &at, part.count, 2) { fields.day = $0 }
    case "_2":
      if at < bytes.count, bytes[at] == 0x20 { at += 1 }
      return number(bytes, &at, 1, 2) { fields.day = $0 }
    // As Go, which takes an hour of one digit too where the layout has 15.
    case "15", "3": return number(bytes, &at, 1, 2) { fields.hour = $0 }
    case "03": return number(bytes, &at, 2, 2) { fields.hour = $0 }
    case "04", "4": return number(bytes, &at, part.count, 2) { fields.minute = $0 }
    case "05", "5": return number(bytes, &at, part.count, 2) { fields.second = $0 }
    case "PM", "pm":
      guard at + 2 <= bytes.count else { return false }
      fields.isAfternoon = bytes[at] | 0x20 == 0x70
      at += 2
      return true
    case "January", "Jan": return monthName(bytes, &at, isShort: part.count == 3, &fields)
    case "Monday", "Mon":
      while at < bytes.count, bytes[at] | 0x20 >= 0x61, bytes[at] | 0x20 <= 0x7A { at += 1 }
      return true
    default: return offset(part, bytes, &at, &fields)
    }
  }

  private func number(
    _ bytes: [UInt8], _ at: inout Int, _ low: Int, _ high: Int, store: (Int64) -> Void
  ) -> Bool {
    var value: Int64 = 0
    var digits = 0
    while at < bytes.count, digits < high, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      value = value * 10 + Int64(bytes[at] - 0x30)
      at += 1
      digits += 1
    }
    if digits < low { return false }
    store(value)
    return true
  }

  private func monthName(
    _ bytes: [UInt8], _ at: inout Int, isShort: Bool, _ fields: inout Fields
  ) -> Bool {
    for (index, name) in GoTimeLayout.months.enumerated() {
      let wanted = Array((isShort ? String(name.prefix(3)) : name).utf8)
      guard at + wanted.count <= bytes.count else { continue }
      if zip(bytes[at...], wanted).allSatisfy({ $0 | 0x20 == $1 }) {
        fields.month = Int64(index) + 1
        at += wanted.count
        return true
      }
    }
    return false
  }

  private func offset(
    _ part: [UInt8], _ bytes: [UInt8], _ at: inout Int, _ fields: inout Fields
  ) -> Bool {
    guard at < bytes.count else { return false }
    if part.first == 0x5A, bytes[at] == 0x5A {
      fields.offsetSeconds = 0
      at += 1
      return true
    }
    guard bytes[at] == 0x2B || bytes[at] == 0x2D else { return false }
    let sign: Int64 = bytes[at] == 0x2D ? -1 : 1
    at += 1
    var hours: Int64 = 0
    var minutes: Int64 = 0
    guard number(bytes, &at, 2, 2, store: { hours = $0 }) else { return false }
    if part.contains(0x3A) {
      guard at < bytes.count, bytes[at] == 0x3A else { return false }
      at += 1
    }
    guard number(bytes, &at, 2, 2, store: { minutes = $0 }) else { return false }
    fields.offsetSeconds = sign * (hours * 3600 + minutes * 60)
    return true
  }

  /// A fraction may follow the seconds, whether the layout has one (`.000`, `.999`) or not.
  private func readFraction(
    _ bytes: [UInt8], _ at: inout Int, _ pattern: inout Int, _ fields: inout Fields
  ) {
    if pattern + 1 < layout.count, layout[pattern] == 0x2E {
      var index = pattern + 1
      while index < layout.count, layout[index] == 0x30 || layout[index] == 0x39 { index += 1 }
      if index > pattern + 1 { pattern = index }
    }
    guard at + 1 < bytes.count, bytes[at] == 0x2E else { return }
    var index = at + 1
    var scale: Int64 = 100_000_000
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      fields.nanosecond += Int64(bytes[index] - 0x30) * scale
      scale /= 10
      index += 1
    }
    if index > at + 1 { at = index }
  }

  /// nil for a date that is none.
  private func time(_ fields: Fields, offsetSeconds: Int64) -> CSVTime? {
    var hour = fields.hour
    if let isAfternoon = fields.isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    func padded(_ value: Int64, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let text =
      "\(padded(fields.year, 4))-\(padded(fields.month, 2))-\(padded(fields.day, 2))"
      + "T\(padded(hour, 2)):\(padded(fields.minute, 2)):\(padded(fields.second, 2))Z"
    var copy = text
    guard let start = copy.withUTF8({ CSVTime(rfc3339: $0) }) else { return nil }
    let shift = fields.nanosecond &- offsetSeconds &* 1_000_000_000
    let (time, overflow) = start.nanoseconds.addingReportingOverflow(shift)
    return CSVTime(nanoseconds: time, isWrapped: start.isWrapped || overflow)
  }
}
