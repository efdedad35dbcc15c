import Diagnostics

/// A recursive-descent parser. Every production of `Grammar/flux.ebnf` is a function of the same
/// name in the files `Parser+….swift`; this file holds what they share.
///
/// It never fails: where a token does not fit, it reports once, leaves a `bad` node, and goes on
/// at a place from which every loop moves forward.
final class Parser {
  /// Nested expressions, statements and types: as upstream. Bounds the stack that parsing uses.
  static let nestingMax = 80
  /// The depth of an expression's tree, which long chains of operators reach without nesting: as
  /// upstream. Bounds the stack of every later stage.
  static let treeDepthMax = 180

  let source: SourceText
  var lexer: Lexer
  private(set) var current: Token
  /// Where the token before `current` ends.
  private(set) var previousEnd = 0
  private(set) var comments: [Comment] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let firstExpressionNumber: Int
  /// The tree depth under each expression made so far.
  private var treeDepths: [UInt8] = []
  private var nesting = 0
  /// Where the last message stands: one place gets one message.
  private var lastReportStart = -1
  private var chainIsReported = false
  /// The rest of the text was given up: what is missing there is no news.
  private var isStopped = false

  init(_ source: SourceText, firstExpressionNumber: Int) {
    self.source = source
    self.firstExpressionNumber = firstExpressionNumber
    lexer = Lexer(source)
    current = lexer.next()
    comments.append(contentsOf: current.leadingComments)
  }

  /// One more than the highest expression number.
  var expressionCount: Int { firstExpressionNumber &+ treeDepths.count }

  // MARK: Tokens

  /// Takes the current token and reads the next.
  @discardableResult
  func advance() -> Token {
    let taken = current
    previousEnd = taken.span.end
    replaceCurrent(with: lexer.next())
    return taken
  }

  private func replaceCurrent(with token: Token) {
    current = token
    comments.append(contentsOf: token.leadingComments)
  }

  /// Takes the current token when it is of the kind.
  func take(_ kind: TokenKind) -> Token? { current.kind == kind ? advance() : nil }

  func isAt(_ kind: TokenKind) -> Bool { current.kind == kind }

  /// Reads a `/` at the start of an operand again, as a regular expression.
  func rescanAsRegexp() {
    let slash = current
    current = lexer.regexp(from: slash)
  }

  /// The kinds of the tokens after the current one, without taking any. Nothing is kept, so it is
  /// for a few tokens only.
  func kindsAhead(_ count: Int) -> [TokenKind] {
    var ahead = lexer
    ahead.offset = current.span.end
    return (0..<count).map { _ in ahead.next().kind }
  }

  func kindAhead() -> TokenKind {
    var ahead = lexer
    ahead.offset = current.span.end
    return ahead.next().kind
  }

  /// Takes the next part of an interpolated string; the current token is the quote or brace
  /// before it.
  func nextStringPart() -> Token {
    lexer.offset = current.span.end
    previousEnd = current.span.end
    current = lexer.stringPart()
    return current
  }

  /// Goes on in the usual mode from an offset.
  func resume(at offset: Int) {
    lexer.offset = offset
    previousEnd = offset
    replaceCurrent(with: lexer.next())
  }

  /// Takes a token that must be there; else reports it and takes nothing.
  @discardableResult
  func expect(_ kind: TokenKind, closing opener: Token? = nil, fix: String? = nil) -> Token? {
    if let token = take(kind) { return token }
    guard let opener else {
      reportUnexpected(expected: kind.described, fix: fix)
      return nil
    }
    reportUnexpected(
      expected: kind.described,
      labels: [.init(span: opener.span, text: "\(opener.kind.described) opens here")],
      fix: fix ?? "add \(kind.described)",
      edits: fix == nil ? [Edit(in: source, at: previousEnd, insert: kind.rawValue)] : [])
    return nil
  }

  // MARK: Messages

  func report(
    _ code: DiagnosticCode, _ message: String, at span: Span,
    labels: [Diagnostic.Label] = [], notes: [String] = [], fix: String? = nil,
    edits: [Edit] = []
  ) {
    guard span.start != lastReportStart, !isStopped else { return }
    lastReportStart = span.start
    diagnostics.append(
      Diagnostic(
        code, message, at: span, labels: labels, notes: notes, fix: fix, edits: edits))
    if diagnostics.count == Diagnostic.mistakesMax {
      diagnostics[diagnostics.count - 1].noteThatMoreMayFollow()
      stop()
    }
  }

  /// Reports the current token where something else was expected.
  func reportUnexpected(
    expected: String, labels: [Diagnostic.Label] = [], notes: [String] = [], fix: String? = nil,
    edits: [Edit] = []
  ) {
    if reportLexicalSlip() { return }
    report(
      .unexpectedToken, "expected \(expected), got \(current.described)", at: current.span,
      labels: labels, notes: notes, fix: fix, edits: edits)
  }

  /// Ends the text here.
  func stop() {
    isStopped = true
    let end = source.bytes.count
    lexer.offset = end
    current = Token(kind: .endOfFile, span: Span(source: source, start: end, end: end))
  }

  // MARK: Spans and nodes

  func span(from start: Int) -> Span {
    Span(source: source, start: start, end: max(start, previousEnd))
  }

  /// Goes one level deeper; beyond the limit reports it, gives up the rest of the text and is
  /// false. `leave` is called in either case: a closure would double the stack that each level
  /// takes.
  func enter() -> Bool {
    nesting += 1
    if nesting <= Parser.nestingMax { return true }
    report(
      .nestingTooDeep, "program is nested too deep", at: current.span,
      notes: ["at most \(Parser.nestingMax) expressions can stand inside one another"],
      fix: "give inner parts names of their own")
    stop()
    return false
  }

  func leave() { nesting -= 1 }

  /// Makes a node, numbers it, and holds its tree to the depth limit.
  func make(_ kind: Expression.Kind, from start: Int, to end: Int? = nil) -> Expression {
    let number = expressionCount
    var depth = 1
    kind.forEachChild { depth = max(depth, 1 + Int(treeDepths[$0.number - firstExpressionNumber])) }
    let span = Span(source: source, start: start, end: max(start, end ?? previousEnd))
    guard depth <= Parser.treeDepthMax else {
      if !chainIsReported {
        chainIsReported = true
        report(
          .chainTooLong, "expression is too long a chain", at: span,
          notes: ["at most \(Parser.treeDepthMax) operations can follow one another"],
          fix: "give a part of it a name of its own")
      }
      treeDepths.append(1)
      return Expression(number: number, kind: .bad, span: span)
    }
    treeDepths.append(UInt8(depth))
    return Expression(number: number, kind: kind, span: span)
  }

  func bad(from start: Int) -> Expression { make(.bad, from: start) }
}
