import Diagnostics

// Slips that are known: each gets its own message, and reading goes on behind it.
extension Parser {
  /// Reports a current token that is wrong wherever it stands.
  func reportLexicalSlip() -> Bool {
    guard isAt(.illegal) else { return false }
    let text = current.span.text
    var meant: [String: String] = [
      "!": "not ", "&": "and", "&&": "and", "||": "or", ";": "", "#": "//",
    ]
    // A call behind it can only be a step.
    let isStep = text == "|" && kindsAhead(2) == [.identifier, .leftParenthesis]
    if isStep { meant["|"] = "|>" }
    let edits = meant[text].map { [Edit(current.span, $0)] } ?? []
    let fix: String? =
      switch text {
      case "!": "write `not` for a negation"
      case "&", "&&": "write `and`"
      case "||": "write `or`"
      case "|": isStep ? "write `|>` to pipe" : "write `|>` to pipe, or `or`"
      case ";": "leave it out: a statement ends with its line"
      case "'", "`", "“", "”": "write strings between double quotes"
      case "#": "write `//` before a comment"
      default: nil
      }
    report(
      .illegalCharacter, "invalid expression: \(text)", at: current.span,
      notes: ["it has no meaning in Flux"], fix: fix, edits: edits)
    return true
  }

  func reportNoOperand() {
    switch current.kind {
    case .if:
      report(
        .unexpectedToken, "invalid token for primary expression: IF", at: current.span,
        fix: "put the `if` between parentheses")
    case .not, .exists:
      report(
        .unexpectedToken, "expected an operand, got \(current.described)", at: current.span,
        fix: "put `\(current.kind.rawValue) …` between parentheses")
    case .divide:
      report(
        .unclosedRegexp, "expected an operand, got `/`", at: current.span,
        notes: ["a regular expression stands between two `/` and is not empty"])
    case .question:
      reportUnexpected(expected: "an expression", fix: "write `if … then … else …`")
    case .equal:
      reportUnexpected(expected: "an expression", fix: "write `=` to give a name to a value")
    default: reportUnexpected(expected: "an expression")
    }
  }

  func beginsOperandAfterOperand() -> Bool {
    switch current.kind {
    case .identifier, .integer, .float, .duration, .time, .string, .quote, .leftBrace: true
    default: false
    }
  }

  /// Whether `=` after the operand was likely meant to compare.
  func canCompare(_ operand: Expression) -> Bool {
    if case .bad = operand.kind { return false }
    return true
  }

  func reportAssignment(_ operand: Expression) {
    report(
      .assignmentInExpression, "expected an operator, got `=`", at: current.span,
      notes: ["`=` gives a name to a value, and only at the start of a statement"],
      fix: "write `==` to compare", edits: [Edit(current.span, "==")])
  }

  func reportSingleQuoted() {
    let inner = current.span.text.dropFirst().dropLast()
    let escaped = inner.reduce(into: "") { $0 += $1 == "\"" ? "\\\"" : String($1) }
    report(
      .singleQuotedString, "expected a string between double quotes, got single quotes",
      at: current.span, fix: "write `\"\(escaped)\"`",
      edits: [Edit(current.span, "\"\(escaped)\"")])
  }

  func labelLiteral() -> Expression {
    let start = current.span.start
    let dot = advance()
    guard isAt(.identifier) || isAt(.string) else {
      report(.unexpectedToken, "expected an expression, got `.`", at: dot.span)
      return bad(from: start)
    }
    let token = advance()
    let name = token.kind == .string ? stringValue(token) : token.span.text
    report(
      .labelLiteral,
      "Labels are currently experimental. (See the labelPolymorphism feature)",
      at: span(from: start), fix: "write `\"\(name)\"`",
      edits: [Edit(span(from: start), "\"\(name)\"")])
    return make(.label(name), from: start)
  }

  /// A value where a name is needed: the value is read, and named in the message.
  func unnamedProperty(of callee: Span?) -> Property {
    let start = current.span.start
    if TokenKind.keywords.contains(current.kind), kindAhead() == .colon { return keywordProperty() }
    guard beginsOperand(current.kind) || isAt(.divide) else {
      reportUnexpected(expected: callee == nil ? "the name of a property" : "a named argument")
      return namelessProperty(nil, from: start)
    }
    let before = diagnostics.count
    let value = expression()
    if diagnostics.count == before { reportUnnamed(value.span, of: callee) }
    return namelessProperty(value, from: start)
  }

  private func namelessProperty(_ value: Expression?, from start: Int) -> Property {
    let span = value?.span ?? current.span
    return Property(
      key: Identifier(name: "", span: span), keyIsQuoted: false, value: value, span: span)
  }

  /// `if: 1` in a list of properties; the current token is the keyword.
  private func keywordProperty() -> Property {
    let key = Identifier(name: current.kind.rawValue, span: current.span)
    report(
      .invalidPropertyKey, "unexpected token for property key: \(current.described)",
      at: current.span, notes: ["\(current.described) is a keyword"],
      fix: "write `\"\(key.name)\": …`", edits: [Edit(key.span, "\"\(key.name)\"")])
    advance()
    advance()
    return Property(
      key: key, keyIsQuoted: false, value: expression(), span: span(from: key.span.start))
  }

  func reportUnnamed(_ argument: Span, of callee: Span?) {
    guard let callee else {
      report(
        .invalidPropertyKey, "unexpected token for property key: \(argument.text.prefix(40))",
        at: argument, fix: "write `name: value`")
      return
    }
    let function = callee.text
    let takesValue = Parser.functionsOfOneValue.contains(function) || function.hasPrefix("strings.")
    let text = argument.text
    let name = takesValue ? "v" : text.hasPrefix("(") && text.contains("=>") ? "fn" : "name"
    let shown = text.utf8.count <= 60 && !text.contains("\n") ? text : "…"
    report(
      .invalidPropertyKey, "unexpected token for property key: \(shown)", at: argument,
      notes: ["every argument in Flux has its name before it"],
      fix: "write `\(function)(\(name): \(shown))`",
      edits: [Edit(in: source, at: argument.start, insert: "\(name): ")])
  }

  /// Functions of the prelude whose only argument is `v`.
  private static let functionsOfOneValue: Set<String> = [
    "bool", "bytes", "display", "duration", "float", "int", "string", "time", "uint", "length",
  ]

  /// Whether the current token begins `name = …` on a line of its own: what was to stand before it
  /// is missing.
  func beginsAssignmentOnNewLine() -> Bool {
    guard isAt(.identifier), previousEnd < current.span.start,
      source.bytes[previousEnd..<current.span.start].contains(0x0A)
    else { return false }
    return kindAhead() == .assign
  }

  /// Holds a parameter list to one pipe parameter.
  func checkPipeParameters(_ parameters: [FunctionLiteral.Parameter]) {
    let pipes = parameters.filter(\.isPipe)
    guard pipes.count > 1, let second = pipes.last else { return }
    report(
      .pipeLiteral, "function types can have at most one pipe parameter", at: second.span,
      labels: [.init(span: pipes[0].span, text: "the first pipe parameter")])
  }

  /// Holds a function's block to its rules: assignments and expressions, then one `return`.
  func checkFunctionBlock(_ block: Block) {
    let before = diagnostics.count
    for (index, statement) in block.statements.enumerated() {
      let name: String
      switch statement.kind {
      case .assignment, .expression, .bad: continue
      case .returns:
        if index == block.statements.count - 1 { return }
        name = "return"
      case .option: name = "option"
      case .builtin: name = "builtin"
      case .testcase: name = "testcase"
      }
      report(
        .misplacedStatement, "invalid \(name) statement in function block", at: statement.span,
        notes: name == "return"
          ? ["`return` is the last statement of its block"]
          : ["a function's block holds assignments, expressions and `return`"])
    }
    let close = Span(
      source: source, start: max(block.span.start, block.span.end - 1), end: block.span.end)
    var fix = "end the block with `return …`"
    var edits: [Edit] = []
    if let last = block.statements.last, case .expression = last.kind {
      let text = last.span.text.prefix { $0 != "\n" }
      fix = "write `return \(text)`"
      edits = [Edit(in: source, at: last.span.start, insert: "return ")]
    }
    if diagnostics.count == before {
      report(
        .missingReturn, "missing return statement in block", at: close, fix: fix, edits: edits)
    }
  }

  /// Holds a list of properties to one of the two forms.
  func checkMixedProperties(_ properties: [Property], isRecord: Bool) {
    let named = properties.first { $0.value != nil }
    let bare = properties.first { $0.value == nil && !$0.keyIsQuoted }
    if let named, let bare, bare.span == properties.first?.span, isRecord,
      properties.dropFirst().allSatisfy({ $0.value != nil })
    {
      let gap = Span(source: source, start: bare.span.end, end: properties[1].span.start)
      report(
        .mixedProperties, "cannot mix implicit and explicit properties", at: bare.span,
        labels: [.init(span: named.span, text: "an explicit property")],
        notes: ["a record that takes all of another one says `with`"],
        fix: "write `{\(bare.key.name) with \(named.key.name): …}`", edits: [Edit(gap, " with ")])
    } else if let named, let bare {
      report(
        .mixedProperties, "cannot mix implicit and explicit properties", at: bare.span,
        labels: [.init(span: named.span, text: "an explicit property")],
        fix: "write `\(bare.key.name): \(bare.key.name)`",
        edits: [Edit(in: source, at: bare.span.start, insert: bare.key.name + ": ")])
    }
  }

  /// `name = value` where `name: value` is needed.
  func reportAssignedProperty(_ key: Token) {
    report(
      .unexpectedToken, "expected `:`, got `=`", at: current.span,
      fix: "write `\(key.span.text): …`", edits: [Edit(current.span, ":")])
  }

  /// A string without a value in a record.
  func reportQuotedKey(_ key: Token) {
    report(
      .invalidPropertyKey, "string literal key \(key.span.text) must have a value",
      at: key.span, fix: "write `\(key.span.text): …`")
  }

  /// The dot of `x.["name"]`, taken after its message; false before a name.
  func takeDotBeforeIndex() -> Bool {
    guard kindAhead() == .leftBracket else { return false }
    let dot = advance()
    report(
      .unexpectedToken, "expected a name, got `[`", at: current.span,
      notes: ["a member is written `r.name` or `r[\"name\"]`"], fix: "leave the `.` out",
      edits: [Edit(dot.span, "")])
    return true
  }

  /// A text among the arguments of a call that is no argument's name.
  func isNamelessText(of callee: Span?) -> Bool {
    callee != nil && kindAhead() != .colon && kindAhead() != .assign
  }

  /// `r["name" == …`: the bracket was to close behind the name that it began with.
  func reportOpenIndex(_ index: Expression, _ opener: Token) {
    var first = index
    while true {
      switch first.kind {
      case .binary(_, let left, _), .logical(_, let left, _):
        first = left
        continue
      default: break
      }
      break
    }
    var place = previousEnd
    if case .string = first.kind { place = first.span.end }
    reportUnexpected(
      expected: "`]`", labels: [.init(span: opener.span, text: "`[` opens here")],
      fix: "add `]`", edits: [Edit(in: source, at: place, insert: "]")])
  }

  /// `x."name"`, which is written `x["name"]`.
  func quotedMember() -> Identifier {
    let dotted = Span(source: source, start: previousEnd - 1, end: current.span.end)
    report(
      .unexpectedToken, "expected a name, got \(current.described)", at: current.span,
      fix: "write `[\(current.span.text)]`",
      edits: source.text(from: previousEnd - 1, to: previousEnd) == "."
        ? [Edit(dotted, "[\(current.span.text)]")] : [])
    let token = advance()
    return Identifier(name: stringValue(token), span: token.span)
  }
}
