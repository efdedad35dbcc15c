import Columnar
import Diagnostics
import Execution
import Interpreter
import Planning
import Semantics
import Stdlib
import Syntax

@testable import Engine

/// The library is the same for every run.
private let library = StandardLibrary()

/// Runs a script over a database, through all stages of the engine.
///
/// around: called with true before the execution and with false after it.
/// - Returns: the failure, or nil.
func execute(
  _ script: String, over database: any Database, _ conditions: Conditions,
  observer: (any ExecutionObserver)? = nil, around: (Bool) -> Void = { _ in },
  deliver: @escaping (String, Batch) throws -> Void
) -> (any Error)? {
  let context = QueryContext(
    budget: MemoryBudget(limitBytes: 1 << 30), cancellation: Cancellation(),
    nowNanoseconds: RandomRows.firstTime, threadCount: conditions.threadCount,
    via: conditions.via, batchRowsMax: conditions.batchRowsMax)
  do {
    let outcome = try evaluate(script, database, context)
    let logical = try optimize(outcome.results, context: context)
    let physical = try plan(logical, context: context)
    around(true)
    defer { around(false) }
    try execute(physical, context: context, observer: observer, deliver: deliver)
    return nil
  } catch {
    return error
  }
}

/// As above.
/// - Returns: the answer, with lines for people where `keepsLines` asks for them.
func run(
  _ script: String, over database: any Database, _ conditions: Conditions,
  observer: (any ExecutionObserver)? = nil, keepsLines: Bool = false
) -> (answer: Answer, lines: [String]) {
  let box = WriterBox(keepsLines: keepsLines)
  let error = execute(script, over: database, conditions, observer: observer) { name, batch in
    try box.writer.add(name, batch)
  }
  guard let error else { return (box.writer.answer, box.writer.lines) }
  let first = (error as? QueryFailure)?.diagnostics.first
  let code = first?.code.description ?? "\(error)"
  let line = "failure \(code) \(first?.message ?? "")"
  return (.failure(code: code), box.writer.lines + [line])
}

/// As above, with the batches as they came.
func runKeepingBatches(
  _ script: String, over database: any Database, _ conditions: Conditions
) -> (failure: (any Error)?, batches: [Batch]) {
  let box = BatchBox()
  let error = execute(script, over: database, conditions) { _, batch in box.batches.append(batch) }
  return (error, box.batches)
}

private final class BatchBox {
  var batches: [Batch] = []
}

/// Lets a closure fill a writer.
private final class WriterBox {
  var writer: AnswerWriter
  init(keepsLines: Bool) { writer = AnswerWriter(keepsLines: keepsLines) }
}

private func evaluate(
  _ script: String, _ database: any Database, _ context: QueryContext
) throws -> EvaluationOutcome {
  let parsed = parse(SourceText(name: "agreement.flux", text: script))
  try failOnErrors(parsed.diagnostics)
  let typed = infer(parsed.file, in: TypeEnvironment(packages: library))
  try failOnErrors(typed.diagnostics)
  let state = ScriptState()
  let evaluation = Evaluation(
    context: context, registry: library, database: database,
    runner: NestedQueryRunner(context: context, state: state), workingDirectory: ".",
    state: state)
  return try Interpreter(evaluation: evaluation).evaluate(typed.program)
}

private func failOnErrors(_ diagnostics: [Diagnostic]) throws {
  let errors = diagnostics.filter { $0.severity == .error }
  if !errors.isEmpty { throw QueryFailure(errors) }
}
