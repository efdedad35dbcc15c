extension Expression.Kind {
  /// Calls `body` with each expression directly inside this one, in source order.
  package func forEachChild(_ body: (Expression) -> Void) {
    switch self {
    case .identifier, .integer, .float, .string, .duration, .time, .regexp, .label, .pipeLiteral,
      .bad:
      break
    case .interpolation(let parts):
      for case .expression(let expression) in parts { body(expression) }
    case .array(let elements): elements.forEach(body)
    case .dictionary(let items):
      for item in items {
        body(item.key)
        body(item.value)
      }
    case .record(_, let properties):
      for property in properties { property.value.map(body) }
    case .function(let literal):
      for parameter in literal.parameters { parameter.defaultValue.map(body) }
      switch literal.body {
      case .expression(let expression): body(expression)
      case .block(let block):
        for statement in block.statements { statement.kind.forEachExpression(body) }
      }
    case .call(let callee, let arguments):
      body(callee)
      for argument in arguments { argument.value.map(body) }
    case .member(let object, _), .unary(_, let object), .parenthesized(let object): body(object)
    case .index(let left, let right), .pipe(let left, let right), .binary(_, let left, let right),
      .logical(_, let left, let right):
      body(left)
      body(right)
    case .conditional(let test, let consequent, let alternate):
      body(test)
      body(consequent)
      body(alternate)
    }
  }
}

extension Statement.Kind {
  /// Calls `body` with each expression directly inside the statement.
  package func forEachExpression(_ body: (Expression) -> Void) {
    switch self {
    case .assignment(_, let value), .option(_, _, let value), .expression(let value),
      .returns(let value):
      body(value)
    case .testcase(_, _, let block):
      for statement in block.statements { statement.kind.forEachExpression(body) }
    case .builtin, .bad: break
    }
  }
}
