import Columnar
import Diagnostics
import Execution
import Interpreter
import Planning
import Semantics
import Syntax

// The life of a query: text, tokens, tree, typed tree, pipelines, logical plan, physical plan,
// batches. One call per arrow; each stage stands in the folder of its own name.

extension Session {
  /// From text to a plan; `observe` sees what each stage made, up to the one that fails.
  /// Errors: the `QueryFailure` of the first stage that found a mistake.
  package func prepare(
    _ source: SourceText, _ settings: RunSettings, observe: (StageOutcome) -> Void = { _ in }
  ) throws -> PreparedQuery {
    let clock = settings.stopwatch
    let number = takeExpressionNumber()
    var stages = StageTimes()

    let parsed = stages.measure(\.parse, clock) { parse(source, firstExpressionNumber: number) }
    secrets.formUnion(Secrets(parsed.file.secretLiterals()))
    observe(.parse(parsed.file))
    try failOnErrors(
      namingArguments(
        parsed.diagnostics, of: parsed.file, in: environment, firstExpressionNumber: number))
    advanceExpressionNumber(to: parsed.file.expressionCount)
    return try prepare(
      parsed, of: source, settings, stages: stages, firstExpressionNumber: number,
      observe: observe)
  }

  /// From a tree to a plan; a testcase is a tree of several texts.
  package func prepare(
    _ parsed: ParseResult, of source: SourceText, _ settings: RunSettings,
    stages stagesBefore: StageTimes = StageTimes(), firstExpressionNumber number: Int = 0,
    observe: (StageOutcome) -> Void = { _ in }
  ) throws -> PreparedQuery {
    let context = settings.makeContext()
    let clock = settings.stopwatch
    var stages = stagesBefore

    let typed = stages.measure(\.infer, clock) {
      infer(
        parsed.file, in: environment, firstExpressionNumber: number,
        isCancelled: { context.cancellation.isCancelled })
    }
    if typed.diagnostics.contains(where: { $0.code == .inferenceCancelled }) {
      try context.checkCancellation()
    }
    try failOnErrors(typed.diagnostics)
    observe(.infer(typed.program))

    let outcome = try stages.measure(\.evaluate, clock) {
      try evaluateAdvised(typed.program, context, settings)
    }
    observe(.evaluate(outcome))
    let logical = try stages.measure(\.optimize, clock) {
      try optimize(outcome.results, context: context, without: state.disabledRules)
    }
    observe(.optimize(logical))
    let physical = try stages.measure(\.plan, clock) { try plan(logical, context: context) }
    observe(.plan(physical))

    return PreparedQuery(
      source: source, program: typed.program, outcome: outcome, logical: logical,
      physical: physical, context: context, remarks: parsed.diagnostics + typed.diagnostics,
      stages: stages, secrets: secrets)
  }

  /// From a plan to batches. Errors: the failure of the first failing row in table order.
  package func run(
    _ query: PreparedQuery, context: QueryContext, observer: (any ExecutionObserver)?,
    deliver: @escaping (String, Batch) throws -> Void
  ) throws {
    try execute(query.physical, context: context, observer: observer, deliver: deliver)
  }
}
