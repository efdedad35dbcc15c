import Diagnostics
import Semantics
import Syntax

extension Interpreter {
  /// `option name = value` or `option package.name = value`.
  /// Errors: `E0004` for no such package, `E0015` for a `now` that gives no time.
  func setOption(
    package qualifier: Identifier?, name: Identifier, value: Expression, in frame: Frame
  ) throws {
    let evaluated = try frame.evaluateNamed(value, name.name)
    let path = try optionPath(qualifier, name, in: frame)
    if name.name == "now", evaluation.registry.preludePaths.contains(path) {
      try setNow(evaluated, at: value.span)
    }
    evaluation.state.setOption(name.name, inPackage: path, to: evaluated)
  }

  /// The package that an option belongs to: the one named, the prelude package that declares it,
  /// else the script itself.
  private func optionPath(
    _ qualifier: Identifier?, _ name: Identifier, in frame: Frame
  ) throws -> String {
    if let qualifier {
      guard let path = frame.scope.importedPath(qualifier.name) else {
        throw QueryFailure(
          .unboundName, "undefined identifier \(qualifier.name)", at: qualifier.span)
      }
      return path
    }
    let registry = evaluation.registry
    return registry.preludePaths.last {
      registry.builtin(name.name, inPackage: $0)?.isOption == true
    } ?? frame.scope.packagePath
  }

  /// The time of the query is settled as soon as `now` is set.
  private func setNow(_ value: Value, at span: Span) throws {
    guard case .function(let function) = value else {
      throw QueryFailure(
        .optionValue, "option now must be a function, got \(value.typeText)", at: span,
        fix: "option now = () => 2020-01-01T00:00:00Z")
    }
    let result = try function.call(Arguments(), in: evaluation, at: span)
    guard case .time(let time) = result else {
      throw QueryFailure(
        .optionValue, "option now must return a time, got \(result.typeText)", at: span)
    }
    evaluation.state.setNow(time)
  }
}
