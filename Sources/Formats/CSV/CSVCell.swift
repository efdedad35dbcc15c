import Columnar

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
    if let value = shortFloat(text) { return value }
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
  ) throws(CSVProblem) -> Int64 {
    switch format {
    case .rfc3339:
      if text.count >= 20, let value = parseTime(text) { return value }
      let layout = "\"2006-01-02T15:04:05Z07:00\""
      throw CSVProblem("parsing time \(quoted(text)) as \(layout): cannot parse \(quoted(text))")
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

  /// A decimal of at most 15 digits, with at most 22 of them after the point: the quotient of two
  /// exact floats, so rounded once. Source: Clinger, How to read floating point numbers accurately.
  private static func shortFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard text.count > 0, text.count <= 17 else { return nil }
    var index = text[0] == 0x2D ? 1 : 0
    let isNegative = index == 1
    var mantissa: UInt64 = 0
    var digits = 0
    var fraction = -1
    while index < text.count {
      let digit = text[index] &- 0x30
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits &+= 1
        if fraction >= 0 { fraction &+= 1 }
      } else if text[index] == 0x2E, fraction < 0 {
        fraction = 0
      } else {
        return nil
      }
      index &+= 1
    }
    guard digits > 0, digits <= 15 else { return nil }
    let value = fraction > 0 ? Double(mantissa) / powersOfTen[fraction] : Double(mantissa)
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
