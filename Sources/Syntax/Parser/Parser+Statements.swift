import Diagnostics

// Files, statements and blocks.
extension Parser {
  func file() -> File {
    var leading = attributes()
    var fileAttributes: [Attribute] = []
    var packageName: Identifier?
    if isAt(.package) {
      fileAttributes = leading
      packageName = packageClause()
      leading = attributes()
    }
    var imports: [ImportDeclaration] = []
    var body: [Statement] = []
    reportOtherLanguage()
    while !isAt(.endOfFile) {
      if isAt(.import) {
        if let first = body.first {
          report(
            .misplacedStatement, "imports must stand before the first statement",
            at: current.span, labels: [.init(span: first.span, text: "the first statement")],
            fix: "move the import to the top of the file")
        }
        imports.append(importDeclaration(leading))
      } else {
        let statement = statement(leading)
        if case .returns = statement.kind {
          report(
            .misplacedStatement, "return not valid in file block", at: statement.span,
            notes: ["`return` ends the block of a function"])
        }
        body.append(statement)
      }
      leading = attributes()
    }
    if let dangling = leading.first {
      report(
        .unexpectedToken, "expected a statement after an attribute, got end of file",
        at: dangling.span)
      body.append(Statement(attributes: leading, kind: .bad, span: dangling.span))
    }
    return File(
      attributes: fileAttributes, packageClause: packageName, imports: imports, body: body,
      span: Span(source: source, start: 0, end: source.bytes.count),
      expressionCount: expressionCount, comments: comments)
  }

  func packageClause() -> Identifier? {
    expect(.package)
    return identifier()
  }

  func importDeclaration(_ attributes: [Attribute]) -> ImportDeclaration {
    let start = attributes.first?.span.start ?? current.span.start
    expect(.import)
    let alias = isAt(.identifier) ? identifier() : nil
    let pathSpan = current.span
    var path = ""
    if isAt(.singleQuoted) {
      reportSingleQuoted()
      path = String(advance().span.text.dropFirst().dropLast())
    } else if isAt(.string) {
      path = stringValue(advance())
    } else {
      reportUnexpected(expected: "the path of a package between quotes")
    }
    return ImportDeclaration(
      attributes: attributes, alias: alias, path: path, pathSpan: pathSpan,
      span: span(from: start))
  }

  func attributes() -> [Attribute] {
    var found: [Attribute] = []
    while isAt(.attribute) { found.append(attribute()) }
    return found
  }

  func attribute() -> Attribute {
    let token = advance()
    var parameters: [Expression] = []
    // The bracket belongs to the attribute wherever it stands, as upstream reads it.
    if isAt(.leftParenthesis) {
      let opener = advance()
      parameters = list(until: .rightParenthesis, opener) { self.primary() }
    }
    return Attribute(
      name: Identifier(name: String(token.span.text.dropFirst()), span: token.span),
      parameters: parameters, span: span(from: token.span.start))
  }

  func statement(_ attributes: [Attribute]) -> Statement {
    let start = attributes.first?.span.start ?? current.span.start
    defer { leave() }
    let kind = enter() ? statementKind() : .bad
    return Statement(attributes: attributes, kind: kind, span: span(from: start))
  }

  private func statementKind() -> Statement.Kind {
    takeDeclarationWord()
    switch current.kind {
    case .option: return option()
    case .builtin: return builtin()
    case .testcase: return testcase()
    case .return: return returnStatement()
    case .identifier where kindAhead() == .assign: return assignment()
    case .import, .package:
      report(
        .misplacedStatement, "\(current.kind.described) is not valid here", at: current.span,
        fix: "move it to the top of the file")
      advance()
      return .bad
    case .rightParenthesis, .rightBracket, .rightBrace:
      report(
        .unexpectedToken, "expected a statement, got \(current.described)", at: current.span,
        notes: ["no bracket is open that it could close"])
      advance()
      return .bad
    default: return expressionStatement()
    }
  }

  func option() -> Statement.Kind {
    expect(.option)
    var name = identifier()
    var package: Identifier?
    if take(.dot) != nil {
      package = name
      name = identifier()
    }
    expect(.assign)
    return .option(package: package, name: name, value: expression())
  }

  func builtin() -> Statement.Kind {
    expect(.builtin)
    let name = identifier()
    expect(.colon)
    return .builtin(name: name, type: typeExpression())
  }

  func testcase() -> Statement.Kind {
    expect(.testcase)
    let name = identifier()
    var extended: String?
    if isAt(.identifier), current.span.text == "extends" {
      advance()
      if let path = expect(.string) { extended = stringValue(path) }
    }
    let body = block()
    for statement in body.statements {
      if case .returns = statement.kind {
        report(.misplacedStatement, "return not valid in testcase block", at: statement.span)
      }
    }
    return .testcase(name: name, extends: extended, body: body)
  }

  func returnStatement() -> Statement.Kind {
    expect(.return)
    return .returns(expression())
  }

  func assignment() -> Statement.Kind {
    let name = identifier()
    expect(.assign)
    let start = current.span.start
    let value = expression()
    _ = takeBareFunction(from: start)
    return .assignment(name: name, value: value)
  }

  func expressionStatement() -> Statement.Kind {
    let start = current.span.start
    let value = expression()
    guard case .bad = value.kind, current.span.start == start, !isAt(.endOfFile) else {
      return .expression(value)
    }
    // Nothing was taken: the token can begin no statement.
    if isAt(.illegal) {
      advance()
    } else {
      reportUnexpected(expected: "a statement")
      advance()
    }
    return .bad
  }

  func block() -> Block {
    let start = current.span.start
    guard let opener = expect(.leftBrace) else {
      return Block(statements: [], span: span(from: start))
    }
    var statements: [Statement] = []
    while !isAt(.rightBrace), !isAt(.endOfFile) {
      let leading = attributes()
      if isAt(.rightBrace) || isAt(.endOfFile) {
        reportUnexpected(expected: "a statement after an attribute")
        break
      }
      statements.append(statement(leading))
    }
    expect(.rightBrace, closing: opener)
    return Block(statements: statements, span: span(from: start))
  }

  func functionBlock() -> Block {
    let before = diagnostics.count
    let result = block()
    if diagnostics.count == before { checkFunctionBlock(result) }
    return result
  }

  func identifier() -> Identifier {
    if isAt(.identifier) {
      let token = advance()
      return Identifier(name: token.span.text, span: token.span)
    }
    let isKeyword = TokenKind.keywords.contains(current.kind)
    reportUnexpected(
      expected: "a name",
      notes: isKeyword ? ["\(current.kind.described) is a keyword"] : [])
    let span = current.span
    if isKeyword { advance() }
    return Identifier(name: "", span: span)
  }
}
