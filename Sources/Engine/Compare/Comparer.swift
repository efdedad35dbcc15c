import Columnar
import Diagnostics
import Planning
import Syntax

/// Carries out one comparison: both scripts once for their answers, then many times for their
/// times, with `now` held still and writes switched off.
struct Comparer {
  let engine: Engine
  let options: CompareOptions
  let settings: RunSettings
  /// Those of both scripts.
  let secrets: Secrets

  init(engine: Engine, options: CompareOptions, secrets: Secrets) {
    self.engine = engine
    self.options = options
    engine.cancellation.reset()
    var settings = RunSettings(engine)
    settings.allowsWrites = false
    self.settings = settings
    self.secrets = secrets
  }

  /// Errors: `U0013` for a script with side effects; a script that fails is a verdict, not an error.
  func compare(_ sourceA: SourceText, _ sourceB: SourceText) throws -> Comparison {
    for source in [sourceA, sourceB] {
      try refuseSideEffects(parse(source).file, engine.registry)
    }
    let first = try attempt(sourceA)
    let second = try attempt(sourceB)
    var failures: [(side: Side, failure: QueryFailure)] = []
    if case .failure(let failure) = first { failures.append((.a, failure)) }
    if case .failure(let failure) = second { failures.append((.b, failure)) }
    guard case .success(let a) = first, case .success(let b) = second else {
      return Comparison(
        a: described(sourceA, try? first.get()), b: described(sourceB, try? second.get()),
        verdict: .failed(failures), secrets: secrets)
    }
    var comparison = Comparison(
      a: described(sourceA, a), b: described(sourceB, b), verdict: .same, secrets: secrets)
    judge(a, b, &comparison)
    let isComparable: Bool
    switch comparison.verdict {
    case .same, .close: isComparable = true
    case .different: isComparable = options.timesAnyway
    case .cannotCompare, .nothing, .failed: isComparable = false
    }
    guard isComparable else { return comparison }
    try time(a, b, &comparison)
    comparison.advice = try advice(a, .a) + advice(b, .b)
    try grow(a, b, &comparison)
    return comparison
  }

  /// A script that ran once: its plan, its numbers, its results.
  struct Answered {
    let query: PreparedQuery
    let profile: QueryProfile
    let results: [CollectedResult]
  }

  /// Prepares and runs a script once. Errors: cancellation; other failures are the result.
  private func attempt(_ source: SourceText) throws -> Result<Answered, QueryFailure> {
    do {
      return .success(try answer(source))
    } catch let failure as QueryFailure {
      if failure.kind == .cancelled { throw failure }
      return .failure(failure)
    }
  }

  private func answer(_ source: SourceText) throws -> Answered {
    let session = engine.makeSession()
    let query = try session.prepare(source, settings)
    let recorder = ProfileRecorder(countsNulls: true)
    var results = query.physical.results.map { CollectedResult(name: $0.name) }
    try session.run(query, context: query.context, observer: recorder) { name, batch in
      if let index = results.firstIndex(where: { $0.name == name }) { results[index].append(batch) }
    }
    let profile = QueryProfile(
      query, stages: query.stages, statistics: recorder.statistics,
      tableCount: results.reduce(0) { $0 + $1.tables.count },
      rowCount: results.reduce(0) { $0 + $1.rowCount },
      peakBytes: query.context.budget.peakBytes)
    return Answered(query: query, profile: profile, results: results)
  }

  private func described(_ source: SourceText, _ answered: Answered?) -> ComparedScript {
    ComparedScript(name: source.name, explained: answered.map { explained($0.profile) })
  }

  private func judge(_ a: Answered, _ b: Answered, _ comparison: inout Comparison) {
    let namesA = a.results.map(\.name)
    let namesB = b.results.map(\.name)
    guard !namesA.isEmpty || !namesB.isEmpty else {
      comparison.verdict = .nothing
      return
    }
    guard namesA.count == namesB.count, namesA == namesB || namesA.count == 1 else {
      comparison.verdict = .cannotCompare(
        reason: "A has results [\(namesA.joined(separator: ", "))], "
          + "B has [\(namesB.joined(separator: ", "))]",
        fix: "Give the results the same names with yield(name: ...).")
      return
    }
    let ordered = isSorted(a.query.physical) || isSorted(b.query.physical)
    for (left, right) in zip(a.results, b.results) {
      let answers = AnswerComparison(left, right, options, isOrdered: ordered)
      let verdict = answers.verdict()
      comparison.answer = comparison.answer ?? answers.summary()
      comparison.verdict = graver(comparison.verdict, verdict)
      if case .different = comparison.verdict { return }
    }
    if case .same = comparison.verdict {
      comparison.isWithoutRows = (a.results + b.results).allSatisfy { $0.rowCount == 0 }
    }
  }

  /// The order of rows is part of the answer when the script asked for one.
  private func isSorted(_ plan: PhysicalPlan) -> Bool {
    plan.nodes.contains { node in
      node.steps.contains { step in
        ["sort", "top", "bottom"].contains(step.origin.functionName) || step.operationName == "sort"
      }
    }
  }

  private func graver(_ first: Verdict, _ second: Verdict) -> Verdict {
    switch (first, second) {
    case (.same, _): second
    case (.close(let one, _, _), .close(let two, _, _)): two > one ? second : first
    case (.close, .same): first
    default: second
    }
  }
}
