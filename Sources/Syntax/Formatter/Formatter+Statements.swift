import Diagnostics

// Files, statements and blocks.
extension Formatter {
  func file(_ file: File) -> Document {
    var parts: [Document] = []
    if let name = file.packageClause {
      parts += [packageClause(name, file.attributes), .hardLine]
      if !file.imports.isEmpty || !file.body.isEmpty { parts += [.hardLine, .hardLine] }
    }
    for (index, declaration) in file.imports.enumerated() {
      if index > 0 { parts.append(.hardLine) }
      parts.append(importDeclaration(declaration))
    }
    if !file.imports.isEmpty, !file.body.isEmpty { parts += [.hardLine, .hardLine] }
    parts.append(statements(file.body))
    parts.append(comments(before: source.bytes.count))
    // After a comment, which brings its own line end, this is an empty line: as upstream.
    if !parts.allSatisfy(\.isEmpty) { parts.append(.hardLine) }
    return .sequence(parts)
  }

  private func packageClause(_ name: Identifier, _ attributes: [Attribute]) -> Document {
    .sequence([
      self.attributes(attributes), comments(before: name.span.start - 1), .text("package "),
      identifier(name),
    ])
  }

  private func importDeclaration(_ declaration: ImportDeclaration) -> Document {
    let first = declaration.alias?.span.start ?? declaration.pathSpan.start
    var parts = [
      attributes(declaration.attributes), comments(before: first - 1), .text("import "),
    ]
    if let alias = declaration.alias { parts += [identifier(alias), .text(" ")] }
    parts += [comments(before: declaration.pathSpan.start), .text(declaration.pathSpan.text)]
    return .sequence(parts)
  }

  private enum Sort { case assignment, option, expression, returns, builtin, testcase, bad }

  private func sort(_ kind: Statement.Kind) -> Sort {
    switch kind {
    case .assignment: .assignment
    case .option: .option
    case .expression: .expression
    case .returns: .returns
    case .builtin: .builtin
    case .testcase: .testcase
    case .bad: .bad
    }
  }

  /// Empty lines stay, but never two of them; one is set between statements of different sorts, and
  /// before a statement with comments or attributes.
  private func statements(_ statements: [Statement]) -> Document {
    var parts: [Document] = []
    var previous: Statement?
    for statement in statements {
      let document = self.statement(statement)
      if let previous {
        let start = source.position(of: statement.span.start).line
        let gap = start - source.position(of: previous.span.end).line
        let isApart =
          gap > 1 || sort(previous.kind) != sort(statement.kind) || document.beginsWithComment
          || !statement.attributes.isEmpty
        parts += isApart ? [.hardLine, .hardLine] : [.hardLine]
      }
      previous = statement
      parts.append(document)
    }
    return .sequence(parts)
  }

  private func attributes(_ attributes: [Attribute]) -> Document {
    .sequence(
      attributes.flatMap { attribute -> [Document] in
        let head = Document.sequence([
          comments(before: attribute.span.start), .text("@\(attribute.name.name)"),
        ])
        guard !attribute.parameters.isEmpty else { return [head, .hardLine] }
        let parameters = attribute.parameters.map { parameter in
          Document.sequence([
            primary(parameter), commentsBeforeComma(after: parameter.span.end),
          ])
        }
        let trailing = comments(before: attribute.span.end - 1)
        let list = list("(", parameters, trailing: trailing, ")")
        return [.group(.sequence([head, list.document])), .hardLine]
      })
  }

  /// A parameter of an attribute is no operation, unless it has its parentheses.
  private func primary(_ parameter: Expression) -> Document {
    let inner = stripped(parameter)
    guard inner !== parameter else { return expression(parameter) }
    return .sequence([.text("("), expression(inner), .text(")")])
  }

  private func statement(_ statement: Statement) -> Document {
    .sequence([attributes(statement.attributes), .group(self.statement(statement.kind))])
  }

  private func statement(_ kind: Statement.Kind) -> Document {
    switch kind {
    case .assignment(let name, let value):
      let leading = comments(before: name.span.start)
      return .sequence([leading, assignment(.text(name.name), name.span.end, value)])
    case .option(let package, let name, let value): return option(package, name, value)
    case .expression(let value): return expression(value)
    case .returns(let value):
      let head = Document.sequence([comments(before: value.span.start - 1), .text("return")])
      return hanging(value).after(.line).inside(head).document
    case .builtin(let name, let type): return builtin(name, type)
    case .testcase(let name, let extended, let body):
      return testcase(name, isExtending: extended != nil, body)
    case .bad:
      hasMetBadNode = true
      return .empty
    }
  }

  /// `target = value`, after a target that ends at an offset.
  private func assignment(_ target: Document, _ end: Int, _ value: Expression) -> Document {
    let head = Document.sequence([target, appended(comments(after: end)), .text(" =")])
    return hanging(value).after(.line).inside(head).document
  }

  private func option(
    _ package: Identifier?, _ name: Identifier, _ value: Expression
  ) -> Document {
    let first = package ?? name
    let leading = comments(before: first.span.start - 1)
    var target = [identifier(first)]
    if package != nil {
      target += [appended(comments(after: first.span.end)), .text("."), identifier(name)]
    }
    return .sequence([
      leading, .text("option "), assignment(.sequence(target), name.span.end, value),
    ])
  }

  private func testcase(_ name: Identifier, isExtending: Bool, _ body: Block) -> Document {
    let leading = comments(before: name.span.start - 1)
    var head = [.text("testcase"), .line, identifier(name), .line]
    if isExtending {
      let word = token(after: name.span.end)
      let parent = token(after: word.span.end)
      head += [
        comments(before: word.span.start), .text("extends"), .line,
        comments(before: parent.span.start), .text(parent.span.text), .line,
      ]
    }
    return .sequence([leading, block(body).inside(.sequence(head)).document])
  }

  /// `{`, the statements, `}`. Comments before the brace that closes it follow the last statement.
  func block(_ block: Block) -> Hanging {
    let opening = Document.sequence([comments(before: block.span.start), .text("{")])
    let body = Document.sequence([
      .hardLine, statements(block.statements), comments(before: block.span.end - 1),
    ])
    return Hanging(
      frames: [
        .init(
          opening: opening, closing: .sequence([.hardLine, .text("}")]), isIndenting: false)
      ],
      body: body)
  }

  func identifier(_ identifier: Identifier) -> Document {
    .sequence([comments(before: identifier.span.start), .text(identifier.span.text)])
  }
}
