import Diagnostics

// Lists between brackets.
extension Parser {
  /// Elements separated by commas, then the closing bracket; the opener is taken already.
  /// Goes on behind a missing comma, and skips what cannot begin an element.
  func list<Element>(
    until closing: TokenKind, _ opener: Token, _ element: () -> Element
  ) -> [Element] {
    var elements: [Element] = []
    while !isAt(closing), !isAt(.endOfFile) {
      let start = current.span.start
      elements.append(element())
      if endsElement(closing) { continue }
      if beginsOperand(current.kind), current.span.start > start {
        if isAtStatement() { break }
        if reportSplitTime(after: start) || takeGluedNumber(from: start) {
          guard goesOn(until: closing) else { break }
          continue
        }
        reportMissingComma(closing)
        continue
      }
      if !takeBareFunction(from: start) { reportListEnd(closing, opener) }
      guard goesOn(until: closing) else { break }
    }
    expect(closing, closing: opener)
    return elements
  }

  /// Takes the comma behind an element; true before the closing bracket too.
  private func endsElement(_ closing: TokenKind) -> Bool {
    take(.comma) != nil || isAt(closing)
  }

  /// As `endsElement`, after skipping what does not belong there; false when the list ends first.
  private func goesOn(until closing: TokenKind) -> Bool {
    endsElement(closing) || skip(until: closing)
  }

  private func reportListEnd(_ closing: TokenKind, _ opener: Token) {
    let isOpen = isAt(.endOfFile)
    reportUnexpected(
      expected: "`,` or \(closing.described)",
      labels: [.init(span: opener.span, text: "\(opener.kind.described) opens here")],
      fix: isOpen ? "add \(closing.described)" : nil,
      edits: isOpen ? [Edit(in: source, at: previousEnd, insert: closing.rawValue)] : [])
  }

  /// A line that begins with `name =` or a statement's keyword: the closing bracket was forgotten.
  private func isAtStatement() -> Bool {
    switch current.kind {
    case .import, .option, .builtin, .testcase, .return: return true
    case .identifier: return kindAhead() == .assign
    default: return false
    }
  }

  private func reportMissingComma(_ closing: TokenKind) {
    let gap = Span(source: source, start: previousEnd, end: previousEnd)
    report(
      .missingComma, "expected `,` or \(closing.described), got \(current.described)",
      at: current.span, labels: [.init(span: gap, text: "a comma is missing here")],
      fix: "add `,`", edits: [Edit(gap, ",")])
  }

  /// Whether an element of a list can begin with the kind.
  func beginsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .identifier, .integer, .float, .duration, .time, .string, .regexp, .quote, .singleQuoted,
      .leftBracket, .leftBrace, .leftParenthesis, .subtract, .add, .not, .exists, .if, .then,
      .else, .dot, .question, .pipeReceive:
      true
    default: false
    }
  }

  /// Skips to the next comma of this list and takes it; false when the list ends first.
  private func skip(until closing: TokenKind) -> Bool {
    var depth = 0
    while !isAt(.endOfFile) {
      switch current.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if depth == 0 { return isAt(closing) }
        depth -= 1
      case .comma where depth == 0:
        advance()
        return true
      case .import, .option, .builtin, .testcase, .return: return false
      default: break
      }
      advance()
    }
    return false
  }
}
