import Diagnostics
import Interpreter
import Syntax

/// Refuses scripts that would change something each time they run. What hides behind another name
/// is refused later, when the step finds writing forbidden.
/// Errors: `U0013`, naming the function and its place.
func refuseSideEffects(_ file: File, _ registry: any BuiltinRegistry) throws {
  let packages = Dictionary(
    file.imports.map { ($0.localName, $0.path) }, uniquingKeysWith: { first, _ in first })
  var stack: [Expression] = []
  for statement in file.body { statement.kind.forEachExpression { stack.append($0) } }
  while let expression = stack.popLast() {
    if case .call(let callee, _) = expression.kind,
      let name = writer(callee, packages, registry)
    {
      throw QueryFailure(
        .sideEffect,
        "\(name)() would write on each of many runs; only scripts without side effects are compared",
        at: callee.span, kind: .usage, fix: "leave the call out of the script that is compared")
    }
    expression.kind.forEachChild { stack.append($0) }
  }
}

/// The name of the built-in with a side effect that the callee is; nil for all others.
private func writer(
  _ callee: Expression, _ packages: [String: String], _ registry: any BuiltinRegistry
) -> String? {
  switch callee.kind {
  case .identifier(let name) where name != "yield":
    let writes = registry.preludePaths.contains {
      registry.builtin(name, inPackage: $0)?.hasSideEffect ?? false
    }
    return writes ? name : nil
  case .member(let object, let name):
    guard case .identifier(let package) = object.kind, let path = packages[package],
      registry.builtin(name.name, inPackage: path)?.hasSideEffect == true
    else { return nil }
    return "\(package).\(name.name)"
  default:
    return nil
  }
}
