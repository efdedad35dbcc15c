import Diagnostics

// Names, numbers and operators.
extension Lexer {
  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The code point at an offset and its length in bytes; a byte that is no UTF-8 has length 1.
  func scalar(at index: Int) -> (value: Unicode.Scalar?, length: Int) {
    let first = byte(index)
    let length: Int
    switch first {
    case 0x00..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF5: length = 4
    default: return (nil, 1)
    }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for step in 1..<length {
      let next = byte(index + step)
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// Bytes of the letter or `_` at an offset; 0 when something else stands there.
  func letterLength(at index: Int) -> Int {
    let first = byte(index)
    if first < 0x80 {
      let lower = first | 0x20
      let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
      return isLetter || first == UInt8(ascii: "_") ? 1 : 0
    }
    let (value, length) = scalar(at: index)
    switch value?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return length
    default: return 0
    }
  }

  /// Moves past a name; it begins at the offset.
  mutating func identifier() {
    while offset < source.bytes.count {
      let length = letterLength(at: offset)
      if length > 0 {
        offset += length
      } else if isDigit(byte(offset)) {
        offset += 1
      } else if byte(offset) >= 0x80 {
        let (value, length) = scalar(at: offset)
        guard value?.properties.generalCategory == .decimalNumber else { return }
        offset += length
      } else {
        return
      }
    }
  }

  /// The keyword that stands between `start` and the offset.
  func keyword(from start: Int) -> TokenKind? {
    let length = offset - start
    guard length >= 2, length <= 8 else { return nil }
    return TokenKind.keywords.first { keyword in
      keyword.rawValue.utf8.count == length
        && keyword.rawValue.utf8.elementsEqual(source.bytes[start..<offset])
    }
  }

  /// Moves past a number and tells which of the four forms it has; the longest wins.
  mutating func number() -> TokenKind {
    if let end = timeEnd() {
      offset = end
      return .time
    }
    let start = offset
    while isDigit(byte(offset)) { offset += 1 }
    if byte(offset) == UInt8(ascii: ".") {
      offset += 1
      while isDigit(byte(offset)) { offset += 1 }
      return .float
    }
    let integerEnd = offset
    var durationEnd = start
    while offset > durationEnd {
      let unit = unitLength(at: offset)
      guard unit > 0 else { break }
      offset += unit
      durationEnd = offset
      while isDigit(byte(offset)) { offset += 1 }
    }
    offset = durationEnd > start ? durationEnd : integerEnd
    return durationEnd > start ? .duration : .integer
  }

  /// Bytes of the duration unit at an offset; 0 when none stands there.
  func unitLength(at index: Int) -> Int {
    let second = byte(index + 1)
    switch byte(index) {
    case UInt8(ascii: "m"):
      return second == UInt8(ascii: "o") || second == UInt8(ascii: "s") ? 2 : 1
    case UInt8(ascii: "u"), UInt8(ascii: "n"): return second == UInt8(ascii: "s") ? 2 : 0
    case 0xC2: return second == 0xB5 && byte(index + 2) == UInt8(ascii: "s") ? 3 : 0
    case UInt8(ascii: "y"), UInt8(ascii: "w"), UInt8(ascii: "d"), UInt8(ascii: "h"),
      UInt8(ascii: "s"):
      return 1
    default: return 0
    }
  }

  /// Where a date or time that begins at the offset ends.
  private func timeEnd() -> Int? {
    guard let dateEnd = matchEnd("0000-00-00", at: offset) else { return nil }
    guard var end = matchEnd("T00:00:00", at: dateEnd) else { return dateEnd }
    if byte(end) == UInt8(ascii: ".") {
      end += 1
      while isDigit(byte(end)) { end += 1 }
    }
    if byte(end) == UInt8(ascii: "Z") { return end + 1 }
    return matchEnd("+00:00", at: end) ?? matchEnd("-00:00", at: end) ?? end
  }

  /// The end of a match of a pattern in which `0` stands for any digit.
  private func matchEnd(_ pattern: StaticString, at start: Int) -> Int? {
    pattern.withUTF8Buffer { pattern in
      for (index, expected) in pattern.enumerated() {
        let found = byte(start + index)
        guard expected == UInt8(ascii: "0") ? isDigit(found) : found == expected else { return nil }
      }
      return start + pattern.count
    }
  }

  /// The operator at the offset and its length; two characters win over one.
  func operatorToken() -> (TokenKind, Int)? {
    let second = byte(offset + 1)
    switch (byte(offset), second) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): return (.equal, 2)
    case (UInt8(ascii: "="), UInt8(ascii: ">")): return (.arrow, 2)
    case (UInt8(ascii: "="), UInt8(ascii: "~")): return (.matches, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): return (.notEqual, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "~")): return (.notMatches, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): return (.lessOrEqual, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "-")): return (.pipeReceive, 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): return (.greaterOrEqual, 2)
    case (UInt8(ascii: "|"), UInt8(ascii: ">")): return (.pipeForward, 2)
    default: break
    }
    let kind: TokenKind
    switch byte(offset) {
    case UInt8(ascii: "+"): kind = .add
    case UInt8(ascii: "-"): kind = .subtract
    case UInt8(ascii: "*"): kind = .multiply
    case UInt8(ascii: "/"): kind = .divide
    case UInt8(ascii: "%"): kind = .modulo
    case UInt8(ascii: "^"): kind = .power
    case UInt8(ascii: "<"): kind = .less
    case UInt8(ascii: ">"): kind = .greater
    case UInt8(ascii: "="): kind = .assign
    case UInt8(ascii: "("): kind = .leftParenthesis
    case UInt8(ascii: ")"): kind = .rightParenthesis
    case UInt8(ascii: "["): kind = .leftBracket
    case UInt8(ascii: "]"): kind = .rightBracket
    case UInt8(ascii: "{"): kind = .leftBrace
    case UInt8(ascii: "}"): kind = .rightBrace
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: "?"): kind = .question
    default: return nil
    }
    return (kind, 1)
  }
}
