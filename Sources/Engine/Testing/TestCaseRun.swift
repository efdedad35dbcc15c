import Columnar
import Diagnostics
import Interpreter
import Planning
import Syntax

/// The name under which `testing.diff` and its like yield what is wrong.
private let errorResultName = "errorOutput"

/// Runs one testcase: it passes when nothing failed, `errorOutput` has no rows, and the planner's
/// rules fired as often as expected.
struct TestCaseRun {
  let engine: Engine
  let threadCount: Int
  let usesStore: Bool

  /// Errors: only of kind `cancelled`; every other failure is an outcome.
  func run(_ testcase: TestCase) throws -> TestOutcome {
    let clock = engine.stopwatch
    let start = clock.wallNanoseconds()
    var outcome = testcase.outcome(.passed)
    do {
      if let problem = testcase.problem { throw problem }
      try execute(testcase, &outcome)
    } catch let failure as QueryFailure {
      if failure.kind == .cancelled { throw failure }
      outcome.status = .failed
      let error = QueryError(failure, hiding: Secrets(testcase.tree.secretLiterals()))
      outcome.reason = error.message
      outcome.detail = error.rendered(color: false)
    } catch let exhausted as MemoryExhausted {
      outcome.status = .failed
      outcome.reason = "\(exhausted.requestedBytes) more bytes would pass the memory limit"
      outcome.detail = outcome.reason
    }
    outcome.nanoseconds = clock.wallNanoseconds() &- start
    return outcome
  }

  private func execute(_ testcase: TestCase, _ outcome: inout TestOutcome) throws {
    var settings = RunSettings(engine)
    settings.threadCount = threadCount
    let session = engine.makeSession()
    let load = try usesStore ? engine.makeTemporaryStore().map(StoreLoad.init) : nil
    if let load {
      session.state.setOption("load", inPackage: "testing", to: .function(load))
      outcome.wentThroughStore = false
    }
    let query = try session.prepare(
      ParseResult(file: testcase.tree, diagnostics: []), of: testcase.source, settings)
    if query.physical.results.isEmpty { throw QueryFailure.noStreamingData }
    if let load { outcome.wentThroughStore = load.wasUsed }
    var wrong: [Batch] = []
    try session.run(query, context: query.context, observer: nil) { name, batch in
      if name == errorResultName, batch.rowCount > 0 { wrong.append(batch) }
    }
    if !wrong.isEmpty {
      outcome.status = .failed
      (outcome.reason, outcome.detail) = differenceText(wrong)
      return
    }
    session.state.countRules(query.logical.log)
    try checkRules(session.state)
  }

  /// Errors: `U0022` for a rule that fired more or less often than expected.
  private func checkRules(_ state: ScriptState) throws {
    let fired = state.firedRules
    for (name, count) in state.expectedRules where fired[name, default: 0] != count {
      throw QueryFailure(
        .testFailed,
        "expected rule \(name) to fire \(count) times, found \(fired[name, default: 0])")
    }
  }
}
