import Diagnostics

extension File {
  /// What adds an import behind the others, or before the first statement; nothing where the package
  /// is imported under its own name already.
  package func importing(_ path: String) -> [Edit] {
    let source = span.source
    let declaration = "import \"\(path)\""
    if imports.contains(where: { $0.path == path }) { return [] }
    if let last = imports.last {
      return [Edit(in: source, at: last.span.end, insert: "\n\(declaration)")]
    }
    if let clause = packageClause {
      return [Edit(in: source, at: clause.span.end, insert: "\n\n\(declaration)")]
    }
    return [Edit(in: source, at: firstStatementStart, insert: declaration + "\n\n")]
  }

  /// What puts a statement before the first one, behind the imports.
  package func beginning(with statement: String) -> Edit {
    Edit(in: span.source, at: firstStatementStart, insert: statement + "\n\n")
  }

  private var firstStatementStart: Int {
    guard let first = body.first else { return span.source.bytes.count }
    return first.attributes.first?.span.start ?? first.span.start
  }

  /// The innermost expression that holds a span and more than it; nil where there is none.
  /// Complexity: O(expressions).
  package func expression(around span: Span) -> Expression? {
    var found: Expression?
    var stack: [Expression] = []
    for statement in body { statement.kind.forEachExpression { stack.append($0) } }
    while let expression = stack.popLast() {
      let outer = expression.span
      guard outer.source === span.source, outer.start <= span.start, outer.end >= span.end else {
        continue
      }
      if outer != span, found.map({ $0.span.end - $0.span.start > outer.end - outer.start }) ?? true
      {
        found = expression
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return found
  }

  /// The outermost expression of exactly this span. Complexity: O(expressions).
  package func expression(at span: Span) -> Expression? {
    var stack: [Expression] = []
    for statement in body { statement.kind.forEachExpression { stack.append($0) } }
    while let expression = stack.popLast() {
      if expression.span == span { return expression }
      let outer = expression.span
      guard outer.source === span.source, outer.start <= span.start, outer.end >= span.end else {
        continue
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return nil
  }
}
