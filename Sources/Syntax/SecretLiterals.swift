import Diagnostics

extension File {
  /// The secrets that stand in the script itself: texts given as `token`, `password` and their like,
  /// and the password of an address such as `postgres://user:password@host`.
  /// Complexity: O(expressions).
  package func secretLiterals() -> [String] {
    var found: [String] = []
    var stack: [Expression] = []
    for statement in body { statement.kind.forEachExpression { stack.append($0) } }
    while let expression = stack.popLast() {
      switch expression.kind {
      case .call(_, let properties), .record(_, let properties):
        for property in properties where secretNames.contains(property.key.name.lowercased()) {
          if case .string(let text)? = property.value?.kind { found.append(text) }
        }
      case .string(let text):
        if let password = passwordRange(inAddress: text) { found.append(String(text[password])) }
      default: break
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return found
  }
}
