import Diagnostics
import Planning
import Semantics
import Syntax

/// A function of the script, or a built-in that is written in Flux, with the values it captured.
package final class Closure: FunctionValue {
  package let name: String?
  let code: FunctionCode
  /// By slot of the code; nil for a name that is looked up at file level at each use.
  let captured: [Value?]
  /// What each parameter's default captured.
  let defaultsCaptured: [[Value?]]
  let scope: FileScope
  let types: ProgramTypes?
  /// The built-in whose body this is.
  let builtin: Builtin?

  init(code: FunctionCode, madeIn frame: Frame) {
    name = nil
    self.code = code
    captured = code.captures.map(frame.captured)
    defaultsCaptured = code.defaults.map { $0?.captures.map(frame.captured) ?? [] }
    scope = frame.scope
    types = frame.types
    builtin = nil
  }

  /// A function made while a lambda was typed, whose captured values are all known.
  init(_ closure: SymbolicClosure, captured values: [String: Value]) {
    name = nil
    code = closure.code
    captured = code.captures.map { values[$0] }
    defaultsCaptured = code.defaults.map { $0?.captures.map { values[$0] } ?? [] }
    scope = closure.scope
    types = closure.types
    builtin = nil
  }

  private init(_ other: Closure, name: String?, builtin: Builtin?) {
    self.name = name
    code = other.code
    captured = other.captured
    defaultsCaptured = other.defaultsCaptured
    scope = other.scope
    types = other.types
    self.builtin = builtin
  }

  func named(_ name: String) -> Closure { Closure(self, name: name, builtin: builtin) }
  func asLibraryMember(_ builtin: Builtin) -> Closure {
    Closure(self, name: builtin.name, builtin: builtin)
  }

  package var parameterNames: [String] { code.parameters.map(\.name.name) }
  package var pipeParameter: String? { code.parameters.first(where: \.isPipe)?.name.name }

  package var typeText: String {
    if let builtin { return builtin.signature }
    if let type = types?.type(ofExpression: code.expression.number) {
      return Semantics.typeText(type)
    }
    let parameters = code.parameters.map { parameter in
      parameter.isPipe
        ? "<-\(parameter.name.name)"
        : parameter.defaultValue == nil ? parameter.name.name : "?\(parameter.name.name)"
    }
    return "(\(parameters.joined(separator: ", "))) => ?"
  }

  /// The lambda as it stands in the script.
  package var text: String { code.expression.span.text }
  /// Where it stands; nil inside of the library.
  package var span: Span? { scope.isLibrary ? nil : code.expression.span }

  package func call(
    _ arguments: Arguments, in evaluation: Evaluation, at span: Span?
  ) throws -> Value {
    try evaluation.context.checkCancellation()
    return try inCall(at: span) {
      let frame = Frame(
        code: code, captured: captured, scope: scope, evaluation: evaluation, types: types)
      try bind(arguments, to: frame)
      let result = try frame.run(code.body)
      if let builtin, builtin.hasSideEffect, case .stream(let node) = result {
        evaluation.state.record(.init(node: node, functionName: builtin.name))
      }
      return result
    }
  }

  /// Gives every parameter its value. Errors: `E0005`.
  private func bind(_ arguments: Arguments, to frame: Frame) throws {
    try checkArguments(arguments, names: parameterNames, pipe: pipeParameter)
    for (position, parameter) in code.parameters.enumerated() {
      let name = parameter.name.name
      if let value = arguments[name] ?? (parameter.isPipe ? arguments.piped : nil) {
        frame.assign(name, value)
      } else if let code = code.defaults[position] {
        let around = Frame(
          code: code, captured: defaultsCaptured[position], scope: scope,
          evaluation: frame.evaluation, types: types)
        frame.assign(name, try around.run(code.body))
      } else {
        throw QueryFailure(.arguments, "missing required argument \(name)")
      }
    }
  }
}

/// Checks that no argument is left over. Errors: `E0005` in upstream's words.
func checkArguments(_ arguments: Arguments, names: [String], pipe: String?) throws {
  if arguments.piped != nil, pipe == nil {
    throw QueryFailure(.arguments, "missing pipe argument")
  }
  for (name, _) in arguments.values where !names.contains(name) {
    throw QueryFailure(.arguments, "found unexpected argument \(name)")
  }
}
