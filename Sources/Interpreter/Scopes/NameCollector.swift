import Syntax

/// Finds the names that the body of one function uses and assigns.
struct NameCollector {
  /// Names used in the body or taken by functions inside of it.
  private(set) var used: Set<String> = []
  /// Names assigned in the body, in source order.
  private(set) var assigned: [String] = []
  private(set) var identifiers: [(name: String, number: Int)] = []
  /// Function literals directly inside of the body, by expression number.
  private(set) var nested: [Int: FunctionCode] = [:]

  mutating func collect(_ body: FunctionLiteral.Body) {
    switch body {
    case .expression(let expression): collect(expression)
    case .block(let block): for statement in block.statements { collect(statement) }
    }
  }

  private mutating func collect(_ statement: Statement) {
    switch statement.kind {
    case .assignment(let name, let value):
      collect(value)
      assigned.append(name.name)
    case .expression(let expression), .returns(let expression), .option(_, _, let expression):
      collect(expression)
    case .builtin, .testcase, .bad: break
    }
  }

  private mutating func collect(_ expression: Expression) {
    switch expression.kind {
    case .identifier(let name):
      used.insert(name)
      identifiers.append((name, expression.number))
    case .record(let base, let properties):
      if let base { used.insert(base.name) }
      collect(properties)
    case .function(let literal):
      let code = FunctionCode(literal, expression: expression)
      nested[expression.number] = code
      used.formUnion(code.outerNames)
    case .call(let callee, let arguments):
      collect(callee)
      collect(arguments)
    default: expression.kind.forEachChild { collect($0) }
    }
  }

  private mutating func collect(_ properties: [Property]) {
    for property in properties {
      if let value = property.value { collect(value) } else { used.insert(property.key.name) }
    }
  }
}
