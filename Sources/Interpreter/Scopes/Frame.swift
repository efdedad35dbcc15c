import Diagnostics
import Planning
import Semantics
import Syntax

/// Types of one program's expressions, for the text of functions made by it.
final class ProgramTypes: Sendable {
  let program: TypedProgram
  init(_ program: TypedProgram) { self.program = program }

  /// The type of an expression of the program; nil for one of another text.
  func type(ofExpression number: Int) -> Type? {
    let index = number - program.firstExpressionNumber
    return index >= 0 && index < program.types.count ? program.types[index] : nil
  }
}

/// Where names are looked up while expressions are evaluated: the slots of one call, or the file
/// level. One thread uses it.
final class Frame {
  /// nil at file level.
  let code: FunctionCode?
  let scope: FileScope
  let evaluation: Evaluation
  let types: ProgramTypes?
  /// By slot; nil for a name that has no value yet, which is then looked up at file level.
  private var slots: [Value?]

  init(scope: FileScope, evaluation: Evaluation, types: ProgramTypes?) {
    code = nil
    self.scope = scope
    self.evaluation = evaluation
    self.types = types
    slots = []
  }

  /// A frame for a call of the code; captured values come first.
  init(
    code: FunctionCode, captured: [Value?], scope: FileScope, evaluation: Evaluation,
    types: ProgramTypes?
  ) {
    self.code = code
    self.scope = scope
    self.evaluation = evaluation
    self.types = types
    slots = captured
    slots.append(contentsOf: repeatElement(nil, count: code.slots.count - captured.count))
  }

  /// Gives a name of the call a value.
  func assign(_ name: String, _ value: Value) {
    if let slot = code?.slots[name] {
      slots[slot] = value
    } else {
      scope.setVariable(name, to: value)
    }
  }

  /// The value of a name where it stands for itself.
  /// Errors: `E0004` for a name that means nothing.
  func value(of name: String, number: Int? = nil, at span: Span?) throws -> Value {
    if let local = local(name, number: number) { return local }
    if let value = try scope.value(of: name, in: evaluation) { return value }
    throw QueryFailure(.unboundName, "undefined identifier \(name)", at: span)
  }

  /// The value that a name has in this call; nil where it comes from the file level.
  func local(_ name: String, number: Int? = nil) -> Value? {
    guard let code else { return nil }
    let slot = number.flatMap(code.slot(ofExpression:)) ?? code.slots[name]
    return slot.flatMap { slots[$0] }
  }

  /// What a function made here captures under a name: nil for options and library members, which
  /// are looked up at each use.
  func captured(_ name: String) -> Value? { local(name) ?? scope.variable(name) }

  /// The path of an imported package, where the name stands for one here.
  func importedPath(_ name: String) -> String? {
    if local(name) != nil || scope.variable(name) != nil { return nil }
    return scope.importedPath(name)
  }

  /// A place to show to the user; nil inside of the library.
  func userSpan(_ span: Span) -> Span? { scope.isLibrary ? nil : span }
}
