import Diagnostics

/// Cuts a text into tokens, on demand and in three modes: the usual one, one in which `/` opens a
/// regular expression, and one between the quotes of an interpolated string. Only the parser
/// knows which mode applies, so it asks for one token at a time.
///
/// Never fails: what begins no token becomes an `illegal` token. Complexity: O(bytes) over a text.
struct Lexer {
  let source: SourceText
  /// Where the next token is looked for, in bytes.
  var offset: Int
  /// A string, or a regular expression, was found to run to the end of the text: none that starts
  /// later can be closed either, so none is looked through again. Keeps the whole linear.
  private(set) var stringsAreUnclosed = false
  private(set) var regexpsAreUnclosed = false

  init(_ source: SourceText) {
    self.source = source
    let bytes = source.bytes
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    offset = hasMark ? 3 : 0
  }

  /// The byte at an offset; 0 beyond the end.
  func byte(_ index: Int) -> UInt8 { index < source.bytes.count ? source.bytes[index] : 0 }

  /// The next token in the usual mode: `/` divides.
  mutating func next() -> Token {
    let comments = blanks()
    let start = offset
    guard start < source.bytes.count else { return token(.endOfFile, from: start, comments) }
    let kind = usualToken()
    return token(kind, from: start, comments)
  }

  /// Moves past the token at the offset, which is not the end, and tells its kind.
  private mutating func usualToken() -> TokenKind {
    let start = offset
    let first = byte(start)
    if isDigit(first) || (first == UInt8(ascii: ".") && isDigit(byte(start + 1))) {
      return number()
    }
    if first == UInt8(ascii: "\"") { return string() }
    if first == UInt8(ascii: "@"), letterLength(at: start + 1) > 0 {
      offset += 1
      identifier()
      return .attribute
    }
    if letterLength(at: start) > 0 {
      identifier()
      return keyword(from: start) ?? .identifier
    }
    if first == UInt8(ascii: "'") { return singleQuoted() }
    if let (kind, length) = operatorToken() {
      offset += length
      return kind
    }
    // `&&` and `||` of other languages are one token, so that they are one message.
    let isDoubled = byte(start + 1) == first && (first == 0x26 || first == 0x7C)
    offset += isDoubled ? 2 : scalar(at: start).length
    return .illegal
  }

  /// Reads a `/` again, as the start of a regular expression.
  mutating func regexp(from slash: Token) -> Token {
    let start = slash.span.start
    offset = start + 1
    var isClosed = false
    while !regexpsAreUnclosed, offset < source.bytes.count {
      let current = byte(offset)
      if current == UInt8(ascii: "/") {
        isClosed = true
        break
      }
      offset += current == UInt8(ascii: "\\") && offset + 1 < source.bytes.count ? 2 : 1
    }
    guard isClosed, offset > start + 1 else {
      if !isClosed { regexpsAreUnclosed = true }
      offset = start + 1
      return slash
    }
    offset += 1
    return token(.regexp, from: start, slash.leadingComments)
  }

  /// The next part of an interpolated string: text, `${`, the closing quote, or the end.
  mutating func stringPart() -> Token {
    let start = offset
    if byte(start) == UInt8(ascii: "\""), start < source.bytes.count {
      offset += 1
      return token(.quote, from: start, [])
    }
    if isInterpolationStart(start) {
      offset += 2
      return token(.interpolationStart, from: start, [])
    }
    while offset < source.bytes.count, byte(offset) != UInt8(ascii: "\""),
      !isInterpolationStart(offset)
    {
      offset += byte(offset) == UInt8(ascii: "\\") ? 2 : 1
    }
    offset = min(offset, source.bytes.count)
    return token(offset == start ? .endOfFile : .text, from: start, [])
  }

  /// Skips blanks and comments before a token and returns the comments.
  private mutating func blanks() -> [Comment] {
    var comments: [Comment] = []
    while offset < source.bytes.count {
      switch byte(offset) {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: offset += 1
      case UInt8(ascii: "/") where byte(offset + 1) == UInt8(ascii: "/"):
        let start = offset
        while offset < source.bytes.count, byte(offset) != 0x0A { offset += 1 }
        var end = offset
        if end > start, byte(end - 1) == 0x0D { end -= 1 }
        comments.append(
          Comment(
            text: source.text(from: start, to: end),
            span: Span(source: source, start: start, end: end)))
      default: return comments
      }
    }
    return comments
  }

  private func token(_ kind: TokenKind, from start: Int, _ comments: [Comment]) -> Token {
    Token(
      kind: kind, span: Span(source: source, start: start, end: offset), leadingComments: comments)
  }

  /// A whole string without interpolation; else only its opening quote.
  private mutating func string() -> TokenKind {
    let start = offset
    offset += 1
    while !stringsAreUnclosed, offset < source.bytes.count {
      let current = byte(offset)
      if current == UInt8(ascii: "\"") {
        offset += 1
        return .string
      }
      if isInterpolationStart(offset) {
        offset = start + 1
        return .quote
      }
      offset += current == UInt8(ascii: "\\") ? 2 : 1
    }
    // The string is cut at the end of its line, so that what follows is read as usual.
    stringsAreUnclosed = true
    offset = start + 1
    while offset < source.bytes.count, byte(offset) != 0x0A { offset += 1 }
    return .string
  }

  private func isInterpolationStart(_ index: Int) -> Bool {
    byte(index) == UInt8(ascii: "$") && byte(index + 1) == UInt8(ascii: "{")
  }

  private mutating func singleQuoted() -> TokenKind {
    var end = offset + 1
    while end < source.bytes.count, byte(end) != 0x0A {
      if byte(end) == UInt8(ascii: "'") {
        offset = end + 1
        return .singleQuoted
      }
      end += 1
    }
    offset += 1
    return .illegal
  }
}
