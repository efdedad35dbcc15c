import Columnar
import Diagnostics
import Formats
import Ingest
import Interpreter
import Planning
import Semantics

/// A scope in which scripts run one after another; names persist from one to the next.
/// Used by one thread at a time.
public final class Session {
  package let engine: Engine
  package let environment: TypeEnvironment
  package let state = ScriptState()
  private var interpreter: Interpreter?
  private var expressionNumber = 0
  /// What stood in the scripts so far and is to be read nowhere.
  package internal(set) var secrets = Secrets()
  /// The fields of `v` that this session was given, and their values as texts of Flux.
  var dashboard: [(name: String, value: String)] = []

  package init(engine: Engine) {
    self.engine = engine
    environment = TypeEnvironment(packages: engine.library)
  }

  /// Runs a script and writes its results. Errors: `QueryError`; results written before it stay.
  @discardableResult
  public func run(
    _ text: String, name: String, format: OutputFormat = .table,
    write: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> RunSummary {
    try surfacing(hiding: secrets) {
      let cancellation = engine.cancellation
      // One batch may be text for seconds.
      let output = TextOutput { piece in
        try cancellation.check()
        try write(piece)
      }
      let renderer = format.textFormat.makeRenderer(output)
      return try run(SourceText(name: name, text: text), renderer: renderer)
    }
  }

  /// A text without the secrets that stood in this session's scripts or stand in the environment.
  public func withoutSecrets(_ text: String) -> String { secrets.hidden(in: text) }

  /// Hides what another session, which this one takes the place of, had to hide.
  public func keepSecrets(of other: Session) { secrets.formUnion(other.secrets) }

  /// Runs a script and counts the rows of its results, which stay batches: what a benchmark times.
  package func countRows(_ text: String, name: String) throws -> Int {
    let settings = settings()
    let query = try prepare(SourceText(name: name, text: text), settings)
    var count = 0
    try run(query, context: query.context, observer: nil) { _, batch in count += batch.rowCount }
    return count
  }

  /// The settings of a run that begins now.
  package func settings() -> RunSettings {
    engine.cancellation.reset()
    return RunSettings(engine)
  }

  /// As above, through any renderer.
  package func run(_ source: SourceText, renderer: any ResultRenderer) throws -> RunSummary {
    let settings = settings()
    let query = try prepare(source, settings)
    engine.running.withLock { $0 = query.context }
    defer { engine.running.withLock { $0 = nil } }
    let delivery = ResultDelivery(names: query.physical.results.map(\.name), renderer: renderer)
    let recorder = ProfileRecorder(countsNulls: false)
    var stages = query.stages
    do {
      try stages.measure(\.execute, settings.stopwatch) {
        try run(
          query, context: query.context, observer: recorder, deliver: delivery.deliver)
        try delivery.finish()
      }
    } catch let failure as QueryFailure {
      let failure = enriched(failure, query, recorder.statistics)
      if try renderer.fail(failure) { try renderer.finish() }
      throw failure
    }
    var summary = summary(query, stages, delivery, recorder.statistics)
    let given = engine.shownHints.withLock { shown in
      hints(query, recorder.statistics, except: &shown)
    }
    summary.remarks += given.map { render($0, color: false, hiding: secrets) }
    return summary
  }

  private func summary(
    _ query: PreparedQuery, _ stages: StageTimes, _ delivery: ResultDelivery,
    _ statistics: [Int: StepStatistics]
  ) -> RunSummary {
    var summary = RunSummary()
    summary.resultNames = query.physical.results.map(\.name)
    summary.rowCount = delivery.rowCount
    summary.tableCount = delivery.tableCount
    summary.beforeRunningNanoseconds = stages.beforeRunning
    summary.runningNanoseconds = stages.execute
    summary.peakBytes = query.context.budget.peakBytes
    summary.remarks = query.remarks.map { render($0, color: false, hiding: secrets) }
    summary.value = lastValue(query)
    if let last = query.physical.results.last {
      summary.keyLabels = statistics[last.node.id]?.schemas.last?.keyLabels ?? []
    }
    let slowest = statistics.max { $0.value.nanoseconds < $1.value.nanoseconds }
    if let slowest, query.physical.nodes.indices.contains(slowest.key) {
      let node = query.physical.nodes[slowest.key]
      let path = slowest.value.path ?? node.steps.last?.path ?? node.path
      summary.slowestStep = (node.origin.functionName, path.rawValue)
    }
    return summary
  }

  /// The hints that a run proves and that were not shown before; they then are. None for a script
  /// that writes: a look at its data would run it again.
  package func hints(
    _ query: PreparedQuery, _ statistics: [Int: StepStatistics],
    except shown: inout Set<DiagnosticCode>
  ) -> [Diagnostic] {
    guard engine.options.givesHints, let run = runSoFar(query, statistics) else { return [] }
    let found = provenHints(run, except: shown)
    shown.formUnion(found.map(\.code))
    return found
  }

  /// A failed run's message with what its data say of it.
  package func enriched(
    _ failure: QueryFailure, _ query: PreparedQuery, _ statistics: [Int: StepStatistics]
  ) -> QueryFailure {
    runSoFar(query, statistics).map { advised(failure, in: $0) } ?? failure
  }

  /// nil for a script with side effects.
  private func runSoFar(
    _ query: PreparedQuery, _ statistics: [Int: StepStatistics]
  ) -> RunSoFar? {
    guard (try? refuseSideEffects(query.program.file, engine.registry)) != nil else { return nil }
    return RunSoFar(
      query: query, statistics: statistics, homeZone: engine.options.homeZone,
      timeRangeOfBucket: engine.timeRange(ofBucket:))
  }

  private func lastValue(_ query: PreparedQuery) -> (text: String, type: String)? {
    guard let value = query.outcome.lastValue else { return nil }
    if case .stream = value { return nil }
    guard case .expression(let expression) = query.program.file.body.last?.kind else { return nil }
    let type = query.program.type(of: expression).map { typeText($0) } ?? ""
    return (displayText(value), type)
  }

  // MARK: What the pipeline asks of its session

  func takeExpressionNumber() -> Int { expressionNumber }
  func advanceExpressionNumber(to count: Int) { expressionNumber = max(expressionNumber, count) }

  /// Errors: the errors among the diagnostics, all of them.
  func failOnErrors(_ diagnostics: [Diagnostic]) throws {
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw QueryFailure(errors) }
  }

  /// As `evaluate`, with the edits that its failures' fixes stand for.
  func evaluateAdvised(
    _ program: TypedProgram, _ context: QueryContext, _ settings: RunSettings
  ) throws -> EvaluationOutcome {
    do {
      return try evaluate(program, context, settings)
    } catch let failure as QueryFailure {
      throw advised(failure, evaluating: program.file)
    }
  }

  /// Walks the program in the session's scope, over a snapshot of the store.
  func evaluate(
    _ program: TypedProgram, _ context: QueryContext, _ settings: RunSettings
  ) throws -> EvaluationOutcome {
    let evaluation = Evaluation(
      context: context, registry: engine.registry, database: try engine.makeSnapshot(),
      tabularReader: TabularTexts(), runner: NestedQueryRunner(context: context, state: state),
      workingDirectory: engine.options.workingDirectory, state: state)
    let walker = interpreter ?? Interpreter(evaluation: evaluation)
    walker.evaluation = evaluation
    interpreter = walker
    return try walker.evaluate(program)
  }
}
