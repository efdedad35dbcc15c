import Diagnostics

/// The kinds of token; the raw value is how the token is written, or how messages name it.
package enum TokenKind: String, Sendable, CaseIterable {
  case and, or, not, `import`, package, `return`, option, builtin, testcase, `if`, then, `else`
  case exists
  case identifier
  case integer
  case float
  case duration
  case time
  case string
  case regexp
  case attribute
  /// Text between the quotes of an interpolated string.
  case text
  /// The `"` on either side of an interpolated string.
  case quote = "\""
  /// `${`
  case interpolationStart = "${"
  /// A string between single quotes: an error with a known remedy.
  case singleQuoted = "single-quoted string"
  /// A code point that begins no token.
  case illegal = "illegal character"
  case endOfFile = "end of file"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case matches = "=~"
  case notMatches = "!~"
  case assign = "="
  case arrow = "=>"
  case pipeReceive = "<-"
  case pipeForward = "|>"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case colon = ":"
  case comma = ","
  case dot = "."
  case question = "?"

  /// The keywords; each is written as its raw value.
  package static let keywords: [TokenKind] = [
    .and, .or, .not, .import, .package, .return, .option, .builtin, .testcase, .if, .then, .else,
    .exists,
  ]

  /// Whether the kind has one spelling only.
  var isFixed: Bool {
    switch self {
    case .identifier, .integer, .float, .duration, .time, .string, .regexp, .attribute, .text,
      .singleQuoted, .illegal, .endOfFile:
      false
    default: true
    }
  }

  /// How a message names the kind.
  var described: String { isFixed ? "`\(rawValue)`" : rawValue }
}

/// The smallest unit of the grammar, with the comments that stand before it.
package struct Token: Sendable {
  package let kind: TokenKind
  package let span: Span
  package let leadingComments: [Comment]

  package init(kind: TokenKind, span: Span, leadingComments: [Comment] = []) {
    self.kind = kind
    self.span = span
    self.leadingComments = leadingComments
  }

  /// How a message names what was found: its kind, and its text where the kind does not tell it.
  var described: String {
    if kind.isFixed || kind == .endOfFile { return kind.described }
    let text = span.text.prefix(40)
    return "\(kind.rawValue) `\(text)`"
  }
}
