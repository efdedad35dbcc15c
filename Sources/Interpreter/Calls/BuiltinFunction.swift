import Diagnostics
import Planning
import Semantics
import Syntax

/// A built-in that is written in Swift, as a value of the language.
package final class BuiltinFunction: FunctionValue {
  package let builtin: Builtin
  package let parameterNames: [String]
  package let pipeParameter: String?
  /// Parameters that may not be left out; the pipe parameter is one of them.
  private let requiredNames: [String]
  /// The declared type; nil where the signature cannot be read, which a test rules out.
  let signature: TypeExpression?

  package init(_ builtin: Builtin) {
    self.builtin = builtin
    let source = SourceText(name: "\(builtin.package).\(builtin.name)", text: builtin.signature)
    var names: [String] = []
    var required: [String] = []
    var pipe: String?
    signature = parseTypeExpression(source).type
    if case .function(let parameters, _)? = signature?.kind {
      for parameter in parameters {
        // Upstream's own name for a pipe parameter without one.
        let name = parameter.name?.name ?? "tables"
        names.append(name)
        if parameter.role == .pipe { pipe = name }
        if parameter.role != .optional { required.append(name) }
      }
    }
    parameterNames = names
    requiredNames = required
    pipeParameter = pipe
  }

  package var name: String? { builtin.name }
  package var typeText: String { builtin.signature }

  /// As the user knows it: `math.abs`, or the bare name for what needs no import.
  package var qualifiedName: String {
    let last = builtin.package.split(separator: "/").last.map(String.init) ?? builtin.package
    return last == "universe" ? builtin.name : "\(last).\(builtin.name)"
  }

  package func call(
    _ arguments: Arguments, in evaluation: Evaluation, at span: Span?
  ) throws -> Value {
    guard case .function(let body) = builtin.body else {
      throw QueryFailure(.notCallable, "\(builtin.name) is not a function")
    }
    try checkArguments(arguments, names: parameterNames, pipe: pipeParameter)
    var bound = arguments
    if let piped = arguments.piped, let pipeParameter {
      bound = Arguments(arguments.values + [(pipeParameter, piped)])
    }
    for name in requiredNames where bound[name] == nil {
      throw QueryFailure(.arguments, "missing required argument \(name)")
    }
    let result = try body(
      Call(arguments: bound, evaluation: evaluation, span: span, functionName: qualifiedName))
    if builtin.hasSideEffect, case .stream(let node) = result {
      evaluation.state.record(.init(node: node, functionName: builtin.name))
    }
    return result
  }
}
