import Diagnostics

// Files, statements and blocks.
extension Formatter {
  /// One statement, or a comment between statements, with the lines it takes in the source.
  private struct Item {
    let document: Document
    let firstLine: Int
    let lastLine: Int
    /// Statements of different sorts stand apart; nil for a comment.
    var sort: Sort?
  }

  private enum Sort { case assignment, option, expression, returns, other }

  func file(_ file: File) -> Document {
    var head: [Item] = []
    if let name = file.packageClause {
      let start = file.attributes.first?.span.start ?? name.span.start
      head += commentItems(before: start)
      let document = Document.sequence([
        attributes(file.attributes), .text("package \(name.name)"),
        trailingComment(after: name.span.end, before: .max),
      ])
      head.append(item(document, start, name.span.end))
    }
    var imports: [Item] = []
    for declaration in file.imports {
      imports += commentItems(before: declaration.span.start)
      let alias = declaration.alias.map { $0.name + " " } ?? ""
      let document = Document.sequence([
        attributes(declaration.attributes), .text("import \(alias)\(declaration.pathSpan.text)"),
        trailingComment(after: declaration.span.end, before: .max),
      ])
      imports.append(item(document, declaration.span.start, declaration.span.end))
    }
    var body = items(file.body, end: .max)
    body += commentItems(before: .max)
    let parts = [head, imports, body].filter { !$0.isEmpty }.map(joined)
    var document: [Document] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { document += [.emptyLine, .hardLine] }
      document.append(part)
    }
    if !document.isEmpty { document.append(.hardLine) }
    return .sequence(document)
  }

  private func item(_ document: Document, _ start: Int, _ end: Int, _ sort: Sort? = nil) -> Item {
    Item(document: document, firstLine: line(start), lastLine: line(end), sort: sort)
  }

  private func sort(_ kind: Statement.Kind) -> Sort {
    switch kind {
    case .assignment: .assignment
    case .option: .option
    case .expression: .expression
    case .returns: .returns
    case .builtin, .testcase, .bad: .other
    }
  }

  private func commentItems(before offset: Int) -> [Item] {
    var items: [Item] = []
    while let comment = takeComment(before: offset) {
      items.append(item(commentText(comment), comment.span.start, comment.span.end))
    }
    return items
  }

  private func items(_ statements: [Statement], end: Int) -> [Item] {
    var items: [Item] = []
    for (index, statement) in statements.enumerated() {
      items += commentItems(before: statement.span.start)
      let limit = index + 1 < statements.count ? statements[index + 1].span.start : end
      let document = Document.sequence([
        self.statement(statement), trailingComment(after: statement.span.end, before: limit),
      ])
      items.append(
        item(document, statement.span.start, statement.span.end, sort(statement.kind)))
    }
    return items
  }

  /// Empty lines stay, but never two of them; one is set between statements of different sorts.
  private func joined(_ items: [Item]) -> Document {
    var parts: [Document] = []
    var lastSort: Sort?
    for (index, item) in items.enumerated() {
      if index > 0 {
        // Comments belong to the statement after them: the empty line goes before the first.
        let next = items[index...].lazy.compactMap(\.sort).first
        let changes = items[index - 1].sort != nil && next != nil && next != lastSort
        if changes || item.firstLine > items[index - 1].lastLine + 1 { parts.append(.emptyLine) }
        parts.append(.hardLine)
      }
      lastSort = item.sort ?? lastSort
      parts.append(item.document)
    }
    return .sequence(parts)
  }

  private func attributes(_ attributes: [Attribute]) -> Document {
    .sequence(
      attributes.flatMap { attribute -> [Document] in
        let name = "@\(attribute.name.name)"
        let hasList = attribute.span.end > attribute.name.span.end
        let parameters = attribute.parameters.map { parameter in
          (span: parameter.span, document: { self.primary(parameter) })
        }
        let list =
          hasList
          ? self.list(name + "(", parameters, ")", end: attribute.span.end - 1) : .text(name)
        return [list, .hardLine]
      })
  }

  /// What stands between the brackets of an attribute keeps its own.
  private func primary(_ parameter: Expression) -> Document {
    guard case .parenthesized(let inner) = parameter.kind else { return expression(parameter) }
    return .sequence([.text("("), expression(inner), .text(")")])
  }

  private func statement(_ statement: Statement) -> Document {
    .sequence([attributes(statement.attributes), self.statement(statement.kind, statement.span)])
  }

  private func statement(_ kind: Statement.Kind, _ span: Span) -> Document {
    switch kind {
    case .assignment(let name, let value): return hanging(.text(name.name + " ="), value)
    case .option(let package, let name, let value):
      let path = package.map { $0.name + "." } ?? ""
      return hanging(.text("option \(path)\(name.name) ="), value)
    case .expression(let value): return expression(value)
    case .returns(let value): return .sequence([.text("return "), expression(value)])
    case .builtin(let name, let type): return .text("builtin \(name.name) : \(typeText(type.span))")
    case .testcase(let name, let extended, let body):
      let parent = extended.map { " extends " + Self.quoted($0) } ?? ""
      return .sequence([.text("testcase \(name.name)\(parent) "), block(body)])
    case .bad: return text(span)
    }
  }

  /// `{`, the statements, `}`.
  func block(_ block: Block) -> Document {
    let items =
      items(block.statements, end: block.span.end - 1) + commentItems(before: block.span.end - 1)
    guard !items.isEmpty else { return .text("{}") }
    return .sequence([
      .text("{"), .nest(.sequence([.hardLine, joined(items)])), .hardLine, .text("}"),
    ])
  }

  /// A text as a string literal.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"", "\\": result += "\\" + String(scalar)
      case "{" where result.hasSuffix("$"): result = result.dropLast() + "\\${"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A type on one line, its tokens as written with the usual blanks between them.
  private func typeText(_ span: Span) -> String {
    let inner = SourceText(name: "", bytes: Array(source.bytes[span.start..<span.end]))
    var lexer = Lexer(inner)
    var result = ""
    var previous: TokenKind?
    while true {
      let token = lexer.next()
      guard token.kind != .endOfFile else { return result }
      if let previous, Self.isBlank(between: previous, and: token.kind) { result += " " }
      result += token.span.text
      previous = token.kind
    }
  }

  private static func isBlank(between left: TokenKind, and right: TokenKind) -> Bool {
    switch (left, right) {
    case (.comma, .rightBrace), (.comma, .rightParenthesis): false
    case (.comma, _), (.colon, _), (.arrow, _), (_, .arrow), (.add, _), (_, .add), (.assign, _),
      (_, .assign), (.identifier, .identifier), (.rightParenthesis, .identifier),
      (.rightBracket, .identifier), (.rightBrace, .identifier), (.string, .identifier),
      (.identifier, .string):
      true
    default: false
    }
  }
}
