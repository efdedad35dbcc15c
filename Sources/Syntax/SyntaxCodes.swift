import Diagnostics

// Every code that lexer, parser and formatter report.
extension DiagnosticCode {
  /// Another token was expected here.
  package static let unexpectedToken = DiagnosticCode("S0001")
  /// A string, or an interpolation in it, has no end.
  package static let unclosedString = DiagnosticCode("S0002")
  /// A backslash in a string is followed by something that has no meaning there.
  package static let invalidEscape = DiagnosticCode("S0003")
  /// A whole number that cannot be written so, or does not fit 64 bits.
  package static let invalidInteger = DiagnosticCode("S0004")
  /// A duration that does not fit 64 bits.
  package static let invalidDuration = DiagnosticCode("S0005")
  /// A date or time that does not exist, or lacks its offset.
  package static let invalidTime = DiagnosticCode("S0006")
  /// A character that begins no token.
  package static let illegalCharacter = DiagnosticCode("S0007")
  /// A string between single quotes.
  package static let singleQuotedString = DiagnosticCode("S0008")
  /// A property or an argument without a usable name.
  package static let invalidPropertyKey = DiagnosticCode("S0009")
  /// `a: 1` and bare `b` in one list.
  package static let mixedProperties = DiagnosticCode("S0010")
  /// What follows `|>` is no call.
  package static let pipeDestination = DiagnosticCode("S0011")
  /// `<-` outside a parameter's default, or twice in one list.
  package static let pipeLiteral = DiagnosticCode("S0012")
  /// A function's block that does not end with `return`.
  package static let missingReturn = DiagnosticCode("S0013")
  /// A statement that this block does not allow.
  package static let misplacedStatement = DiagnosticCode("S0014")
  /// Brackets, functions or branches nested beyond `Parser.nestingMax`.
  package static let nestingTooDeep = DiagnosticCode("S0015")
  /// A chain of operators or members longer than `Parser.treeDepthMax`.
  package static let chainTooLong = DiagnosticCode("S0016")
  /// A label literal, which upstream keeps behind a feature flag.
  package static let labelLiteral = DiagnosticCode("S0017")
  /// `=` where a comparison was likely meant.
  package static let assignmentInExpression = DiagnosticCode("S0018")
  /// `if` without `else`.
  package static let missingElse = DiagnosticCode("S0019")
  /// Two elements of a list without a comma between them.
  package static let missingComma = DiagnosticCode("S0020")
  /// A regular expression without an end.
  package static let unclosedRegexp = DiagnosticCode("S0021")
  /// The escapes of a literal do not form UTF-8.
  package static let invalidText = DiagnosticCode("S0022")
  /// A text that begins as a statement of another language does.
  package static let otherLanguage = DiagnosticCode("S0023")
}
