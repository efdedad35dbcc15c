import Syntax

/// The properties of a parameter that a function's body takes, where it does nothing else with the
/// parameter; nil where the whole value may be seen.
func usedProperties(of parameter: String, in code: FunctionCode) -> Set<String>? {
  var properties: Set<String> = []
  var isSeenWhole = false
  func visit(_ expression: Expression) {
    switch expression.kind {
    case .member(let object, let name):
      if case .identifier(parameter) = object.kind {
        properties.insert(name.name)
        return
      }
    case .identifier(parameter): isSeenWhole = true
    case .record(let base, let explicit):
      if base?.name == parameter || takesWhole(explicit) { isSeenWhole = true }
    case .call(_, let arguments): if takesWhole(arguments) { isSeenWhole = true }
    default: break
    }
    expression.kind.forEachChild(visit)
  }
  func takesWhole(_ list: [Property]) -> Bool {
    list.contains { $0.value == nil && $0.key.name == parameter }
  }
  switch code.body {
  case .expression(let expression): visit(expression)
  case .block(let block):
    for statement in block.statements { statement.kind.forEachExpression(visit) }
  }
  return isSeenWhole ? nil : properties
}
