/// Names of arguments and properties whose texts are secrets.
private let secretNames: Set<String> = [
  "token", "password", "passwd", "secret", "apikey", "api_key", "authorization", "routingkey",
]

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
        if let password = password(inAddress: text) { found.append(password) }
      default: break
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return found
  }

  /// What stands between the colon and the `@` of `scheme://user:password@host`.
  private func password(inAddress text: String) -> String? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
    else { return nil }
    let password = authority[authority.index(after: colon)..<at]
    return password.isEmpty ? nil : String(password)
  }
}
