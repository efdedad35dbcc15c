import Columnar

/// A time in ns since the Unix epoch; a year that ns cannot count wraps around, as upstream's does.
struct CSVTime {
  let nanoseconds: Int64
  let isWrapped: Bool
}

extension CSVTime {
  /// nil for a text that is no time.
  init?(rfc3339 text: UnsafeBufferPointer<UInt8>) {
    if let time = parseTime(text) {
      self.init(nanoseconds: time, isWrapped: false)
    } else if let time = parseWrappedTime(text) {
      self.init(nanoseconds: time, isWrapped: true)
    } else {
      return nil
    }
  }
}

/// Typed values from the text of one cell, by the rules of Go's `strconv`, with fast paths for the
/// usual spellings.
enum CSVCell {
  static func quoted(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var shown = "\""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      shown += scalar.escaped(asASCII: false)
    }
    return shown + "\""
  }

  static func int(_ text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> Int64 {
    if let value = smallInt(text) { return value }
    if let value = parseInt(text) { return value }
    throw CSVProblem("strconv.ParseInt: parsing \(quoted(text)): \(numberFault(text))")
  }

  static func uint(_ text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> UInt64 {
    if let value = parseUInt(text) { return value }
    throw CSVProblem("strconv.ParseUint: parsing \(quoted(text)): \(numberFault(text))")
  }

  static func float(_ text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> Double {
    if let value = parseShortDecimal(text) { return value }
    if let value = parseFloat(text) { return value }
    throw CSVProblem("strconv.ParseFloat: parsing \(quoted(text)): invalid syntax")
  }

  static func bool(_ text: UnsafeBufferPointer<UInt8>) throws(CSVProblem) -> Bool {
    switch String(decoding: text, as: UTF8.self) {
    case "1", "t", "T", "TRUE", "true", "True": return true
    case "0", "f", "F", "FALSE", "false", "False": return false
    default: throw CSVProblem("strconv.ParseBool: parsing \(quoted(text)): invalid syntax")
    }
  }

  static func time(
    _ text: UnsafeBufferPointer<UInt8>, format: CSVTimeFormat
  ) throws(CSVProblem) -> CSVTime {
    switch format {
    case .rfc3339:
      if text.count >= 20, let value = CSVTime(rfc3339: text) { return value }
      let layout = "\"2006-01-02T15:04:05Z07:00\""
      throw CSVProblem(
        "parsing time \(quoted(text)) as \(layout): cannot parse \(quoted(text))",
        fix: "write it as `2006-01-02T15:04:05Z`, or its layout under #datatype: "
          + "`dateTime:2006-01-02 15:04`")
    case .layout(let layout):
      return try GoTimeLayout(layout).parse(text)
    }
  }

  private static func numberFault(_ text: UnsafeBufferPointer<UInt8>) -> String {
    let digits = text.first == 0x2D || text.first == 0x2B ? text.dropFirst() : text[...]
    let isNumber = !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber ? "value out of range" : "invalid syntax"
  }

  /// A whole number of at most 18 digits; nil for anything else.
  private static func smallInt(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count > 0, text.count <= 18 else { return nil }
    var index = text[0] == 0x2D ? 1 : 0
    guard index < text.count else { return nil }
    let isNegative = index == 1
    var value: Int64 = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      index &+= 1
    }
    return isNegative ? -value : value
  }
}
