/// Reads a signed integer in base 10: an optional sign and digits, nothing else. nil for other text
/// and out of range. Source: strconv's `ParseInt(s, 10, 64)`.
package func parseInt(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
  guard let first = text.first else { return nil }
  let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
  let digits = isSigned ? UnsafeBufferPointer(rebasing: text[1...]) : text
  guard let magnitude = parseUInt(digits) else { return nil }
  if first == UInt8(ascii: "-") {
    return magnitude == 1 << 63 ? Int64.min : Int64(exactly: magnitude).map { -$0 }
  }
  return Int64(exactly: magnitude)
}

/// Reads an unsigned integer in base 10: digits, no sign. nil for other text and out of range.
package func parseUInt(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
  guard !text.isEmpty else { return nil }
  var value: UInt64 = 0
  // Nineteen digits always fit.
  if text.count <= 19 {
    for byte in text {
      let digit = byte &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ UInt64(digit)
    }
    return value
  }
  for byte in text {
    let digit = byte &- 0x30
    guard digit < 10 else { return nil }
    let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = product.addingReportingOverflow(UInt64(digit))
    if tooLarge || overflow { return nil }
    value = sum
  }
  return value
}

/// Reads a float: decimal or hexadecimal (with a `p` exponent), `_` between digits, `inf`,
/// `infinity` and `nan` in any case. nil for other text and where the nearest float is infinite.
/// Source: strconv's `ParseFloat`.
package func parseFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  if let value = parseSpecialFloat(text) { return value }
  guard let hasUnderscores = checkFloatSyntax(text) else { return nil }
  // The syntax is checked; the library's reader is exact and knows no locale.
  let digits =
    hasUnderscores
    ? String(decoding: text.lazy.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    : String(decoding: text, as: UTF8.self)
  guard let value = Double(digits), value.isFinite else { return nil }
  return value
}

/// `parseInt` of a string.
package func parseInt(_ text: String) -> Int64? {
  var text = text
  return text.withUTF8 { parseInt($0) }
}

/// `parseUInt` of a string.
package func parseUInt(_ text: String) -> UInt64? {
  var text = text
  return text.withUTF8 { parseUInt($0) }
}

/// `parseFloat` of a string.
package func parseFloat(_ text: String) -> Double? {
  var text = text
  return text.withUTF8 { parseFloat($0) }
}

private func parseSpecialFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  guard let last = text.last, last | 0x20 >= UInt8(ascii: "f"), text.count <= 9 else { return nil }
  switch String(decoding: text.map { $0 | 0x20 }, as: UTF8.self) {
  case "nan": return .nan
  case "inf", "infinity": return .infinity
  // Setting the bit 0x20 can make a sign out of a control character.
  case "+inf", "+infinity": return text.first == UInt8(ascii: "+") ? .infinity : nil
  case "-inf", "-infinity": return text.first == UInt8(ascii: "-") ? -.infinity : nil
  default: return nil
  }
}

/// Whether the text is a float literal with an optional sign; then whether it has underscores.
private func checkFloatSyntax(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
  var position = 0
  func peek(_ byte: UInt8) -> Bool { position < text.count && text[position] | 0x20 == byte }
  if position < text.count, text[position] == 0x2B || text[position] == 0x2D { position += 1 }
  var isHex = false
  if position + 1 < text.count, text[position] == 0x30, text[position + 1] | 0x20 == 0x78 {
    isHex = true
    position += 2
  }
  var digits = 0
  var underscores = 0
  // An underscore must stand between digits; the base prefix counts as one.
  var lastWasDigit = isHex
  var sawPoint = false
  while position < text.count {
    let byte = text[position]
    if byte == UInt8(ascii: "_") {
      if !lastWasDigit || position + 1 >= text.count
        || !isDigit(text[position + 1], isHex: isHex)
      {
        return nil
      }
      underscores += 1
      lastWasDigit = false
    } else if byte == UInt8(ascii: ".") && !sawPoint {
      sawPoint = true
      lastWasDigit = false
    } else if isDigit(byte, isHex: isHex) {
      digits += 1
      lastWasDigit = true
    } else {
      break
    }
    position += 1
  }
  if digits == 0 { return nil }
  let hasExponent = peek(isHex ? UInt8(ascii: "p") : UInt8(ascii: "e"))
  if isHex && !hasExponent { return nil }
  if hasExponent {
    position += 1
    if position < text.count, text[position] == 0x2B || text[position] == 0x2D { position += 1 }
    guard position < text.count, isDigit(text[position], isHex: false) else { return nil }
    while position < text.count {
      if text[position] == UInt8(ascii: "_") {
        guard isDigit(text[position - 1], isHex: false), position + 1 < text.count,
          isDigit(text[position + 1], isHex: false)
        else { return nil }
        underscores += 1
      } else if !isDigit(text[position], isHex: false) {
        return nil
      }
      position += 1
    }
  }
  return position == text.count ? underscores > 0 : nil
}

private func isDigit(_ byte: UInt8, isHex: Bool) -> Bool {
  byte &- 0x30 < 10 || isHex && (byte | 0x20) &- 0x61 < 6
}
