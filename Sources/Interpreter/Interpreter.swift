import Diagnostics
import Planning
import Semantics
import Syntax

/// What a program came to.
package struct EvaluationOutcome: Sendable {
  /// Streams to run, in the order in which the script asked for them.
  package let results: [QueryResult]
  /// The value of the last statement, where that is an expression.
  package let lastValue: Value?
  /// `now()` at the end of the script, in ns since the Unix epoch.
  package let nowNanoseconds: Int64
}

/// Walks typed programs: evaluates scalars and builds pipelines. Names persist from program to
/// program, for the prompt. Used by one thread at a time.
package final class Interpreter {
  /// What the next program runs with; a REPL sets a new one for each line, with the state of the
  /// one before.
  package var evaluation: Evaluation
  private let scope = FileScope(packagePath: "main", isLibrary: false)

  package init(evaluation: Evaluation) { self.evaluation = evaluation }

  /// Functions of the file level hold the scope that holds them.
  deinit { scope.removeVariables() }

  /// Runs a program's statements from top to bottom.
  /// Errors: `QueryFailure`s of the E family; `E0009` for results that cannot be told apart.
  package func evaluate(_ program: TypedProgram) throws -> EvaluationOutcome {
    let evaluation = evaluation
    _ = evaluation.state.takeSideEffects()
    let frame = Frame(scope: scope, evaluation: evaluation, types: ProgramTypes(program))
    let lastValue = try withStackRoom {
      for declaration in program.file.imports { try self.importPackage(declaration) }
      var lastValue: Value?
      for statement in program.file.body {
        try evaluation.context.checkCancellation()
        lastValue = try self.run(statement, in: frame)
      }
      return lastValue
    }
    return EvaluationOutcome(
      results: try namedResults(evaluation.state.takeSideEffects()), lastValue: lastValue,
      nowNanoseconds: evaluation.nowNanoseconds)
  }

  /// The value of a name at file level, for completion and the prompt; nil for none.
  package func value(of name: String) throws -> Value? {
    try scope.value(of: name, in: evaluation)
  }

  private func importPackage(_ declaration: ImportDeclaration) throws {
    if evaluation.registry.members(ofPackage: declaration.path).isEmpty {
      throw QueryFailure(
        .unknownImport, "invalid import path \(declaration.path)", at: declaration.pathSpan)
    }
    scope.addImport(declaration.path, as: declaration.localName)
  }

  /// Runs one statement; its value where it is an expression.
  private func run(_ statement: Statement, in frame: Frame) throws -> Value? {
    switch statement.kind {
    case .assignment(let name, let value):
      frame.assign(name.name, try frame.evaluateNamed(value, name.name))
    case .option(let package, let name, let value):
      try setOption(package: package, name: name, value: value, in: frame)
    case .expression(let expression):
      let value = try frame.evaluate(expression)
      if case .stream(let node) = value {
        frame.evaluation.state.record(.init(node: node, functionName: nil))
      }
      return value
    case .returns:
      throw QueryFailure(.unreadable, "return not valid in file block", at: statement.span)
    case .builtin, .testcase: break
    case .bad: throw QueryFailure(.unreadable, "invalid statement", at: statement.span)
    }
    return nil
  }
}
