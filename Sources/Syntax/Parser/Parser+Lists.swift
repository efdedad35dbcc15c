import Diagnostics

// Lists between brackets, and the properties in them.
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
      if take(.comma) != nil || isAt(closing) { continue }
      if beginsOperand(current.kind), current.span.start > start {
        if isAtStatement() { break }
        reportMissingComma(closing)
        continue
      }
      reportUnexpected(
        expected: "`,` or \(closing.described)",
        labels: [.init(span: opener.span, text: "\(opener.kind.described) opens here")])
      guard skip(until: closing) else { break }
    }
    expect(closing, closing: opener)
    return elements
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
      fix: "add `,`")
  }

  private func beginsOperand(_ kind: TokenKind) -> Bool {
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

  /// The properties of a record, or the arguments of a call when `callee` is given.
  func propertyList(until closing: TokenKind, _ opener: Token, of callee: Span? = nil) -> [Property]
  {
    let properties = list(until: closing, opener) { self.property(of: callee) }
    let named = properties.first { $0.value != nil }
    let bare = properties.first { $0.value == nil && !$0.keyIsQuoted }
    if let named, let bare, diagnostics.isEmpty {
      report(
        .mixedProperties, "cannot mix implicit and explicit properties", at: bare.span,
        labels: [.init(span: named.span, text: "an explicit property")],
        fix: "write `\(bare.key.name): \(bare.key.name)`")
    }
    return properties
  }

  func property(of callee: Span? = nil) -> Property {
    let start = current.span.start
    switch current.kind {
    case .identifier:
      switch kindAhead() {
      case .colon, .comma, .rightParenthesis, .rightBrace, .assign, .endOfFile: break
      default: return unnamedProperty(of: callee)
      }
    case .string: break
    default: return unnamedProperty(of: callee)
    }
    let token = advance()
    let isQuoted = token.kind == .string
    let name = isQuoted ? stringValue(token) : token.span.text
    let key = Identifier(name: name, span: token.span)
    var value: Expression?
    if isAt(.assign) {
      report(
        .unexpectedToken, "expected `:`, got `=`", at: current.span,
        fix: "write `\(token.span.text): …`")
      advance()
      value = expression()
    } else if take(.colon) != nil {
      value = expression()
    } else if isQuoted {
      if let callee {
        reportUnnamed(token.span, of: callee)
      } else {
        report(
          .invalidPropertyKey, "string literal key \(token.span.text) must have a value",
          at: token.span, fix: "write `\(token.span.text): …`")
      }
    }
    return Property(key: key, keyIsQuoted: isQuoted, value: value, span: span(from: start))
  }

  /// A value where a name is needed: the value is read, and named in the message.
  private func unnamedProperty(of callee: Span?) -> Property {
    let start = current.span.start
    if TokenKind.keywords.contains(current.kind), kindAhead() == .colon {
      report(
        .invalidPropertyKey, "unexpected token for property key: \(current.described)",
        at: current.span, notes: ["\(current.kind.described) is a keyword"],
        fix: "write `\"\(current.kind.rawValue)\": …`")
      advance()
      advance()
    } else if !beginsOperand(current.kind), !isAt(.divide) {
      reportUnexpected(expected: callee == nil ? "the name of a property" : "a named argument")
      return Property(
        key: Identifier(name: "", span: current.span), keyIsQuoted: false, value: nil,
        span: current.span)
    }
    let before = diagnostics.count
    let found = current.described
    let value = expression()
    if diagnostics.count == before {
      if let callee {
        reportUnnamed(value.span, of: callee)
      } else {
        report(
          .invalidPropertyKey, "unexpected token for property key: \(found)", at: value.span,
          fix: "write `name: value`")
      }
    }
    return Property(
      key: Identifier(name: "", span: value.span), keyIsQuoted: false, value: value,
      span: span(from: start))
  }

  private func reportUnnamed(_ argument: Span, of callee: Span) {
    let function = callee.text
    let takesValue = Parser.functionsOfOneValue.contains(function) || function.hasPrefix("strings.")
    let text = argument.text
    let shown = text.utf8.count <= 60 && !text.contains("\n") ? text : "…"
    report(
      .invalidPropertyKey, "unexpected token for property key: \(shown)", at: argument,
      notes: ["every argument in Flux has its name before it"],
      fix: "write `\(function)(\(takesValue ? "v" : "name"): \(shown))`")
  }

  /// Functions of the prelude whose only argument is `v`.
  private static let functionsOfOneValue: Set<String> = [
    "bool", "bytes", "display", "duration", "float", "int", "string", "time", "uint", "length",
  ]
}
