import Columnar
import Diagnostics
import Planning

/// How `explain` is written.
public enum ExplainFormat: String, Sendable, CaseIterable {
  case text, json, html, dot
}

extension Session {
  /// Explains scripts, one after another in scopes of their own, and with `isAnalyzed` runs them.
  /// The texts stay whole lines; nothing from data or scripts reaches a terminal as control.
  /// Errors: `QueryError` of the first script that fails; where it failed while it ran, the error's
  /// `shownBefore` has the explanation of all that ran, its steps up to the failed one.
  public func explain(
    _ scripts: [(name: String, text: String)], isAnalyzed: Bool, format: ExplainFormat = .text
  ) throws -> String {
    var profiles: [QueryProfile] = []
    var secrets = Secrets()
    do {
      try surfacing(hiding: secrets) {
        for script in scripts {
          let session = engine.makeSession()
          defer { secrets.formUnion(session.secrets) }
          let source = SourceText(name: script.name, text: script.text)
          let profile = try session.profile(source, isAnalyzed: isAnalyzed)
          profiles.append(profile)
          if let failure = profile.failure { throw failure }
        }
      }
    } catch var error as QueryError {
      if !profiles.isEmpty { error.shownBefore = secrets.hidden(in: text(profiles, format)) }
      throw error
    }
    return secrets.hidden(in: text(profiles, format))
  }

  private func text(_ profiles: [QueryProfile], _ format: ExplainFormat) -> String {
    switch format {
    case .text: explainText(profiles.map(explained))
    case .json: explainJSON(profiles.map(explained))
    case .html: explainPage(profiles.map(explained))
    case .dot: explainDot(profiles)
    }
  }

  /// Explains a text that uses the names this session has defined, as at a prompt.
  /// Errors: `QueryError`, as those of `explain`.
  /// columns: of the screen; nil for as many as it takes.
  public func explainHere(
    _ text: String, name: String, isAnalyzed: Bool, columns: Int? = nil
  ) throws -> String {
    var shown = ""
    do {
      try surfacing(hiding: secrets) {
        let profile = try profile(SourceText(name: name, text: text), isAnalyzed: isAnalyzed)
        shown = secrets.hidden(
          in: explainText([explained(profile)], columns: columns ?? ExplainLayout.columnsOfAll))
        if let failure = profile.failure { throw failure }
      }
      return shown
    } catch var error as QueryError {
      error.shownBefore = shown
      throw error
    }
  }

  /// Runs a script and counts what it did instead of how long it took. Errors: those of the script.
  package func countWork(_ text: String, name: String) throws -> WorkCount {
    let query = try prepare(SourceText(name: name, text: text), settings())
    let profile = try profile(query, context: query.context)
    if let failure = profile.failure { throw failure }
    var work = WorkCount()
    for scan in profile.statistics.values.compactMap(\.scan) {
      work.segments += scan.segmentsOpened
      work.blocks += scan.blocksDecoded
      work.values += scan.valuesRead
      work.bytes += scan.bytesRead
    }
    work.rows = profile.statistics.values.reduce(0) { $0 + $1.rows }
    return work
  }

  /// What one script does, executed only when `isAnalyzed`.
  package func profile(_ source: SourceText, isAnalyzed: Bool) throws -> QueryProfile {
    let query = try prepare(source, settings())
    guard isAnalyzed else {
      return QueryProfile(query, stages: query.stages)
    }
    var profile = try profile(query, context: query.context)
    if profile.failure != nil { return profile }
    try addRowByRow(&profile, source)
    // An explanation is asked for: it says all there is to say, shown before or not. Where rows went
    // stands under the step.
    var shown: Set<DiagnosticCode> = [.resultEmpty]
    profile.remarks = query.remarks + hints(query, profile.statistics, except: &shown)
    return profile
  }

  /// Executes a prepared script for its numbers; results are counted and dropped. A script that
  /// fails while it runs gives the numbers up to there and its failure.
  package func profile(_ query: PreparedQuery, context: QueryContext) throws -> QueryProfile {
    let recorder = ProfileRecorder(countsNulls: true)
    var stages = query.stages
    stages.execute = 0
    var rowCount = 0
    var tableCount = 0
    let clock = engine.stopwatch
    let processorStart = clock.processorNanoseconds()
    var failure: QueryFailure?
    do {
      try stages.measure(\.execute, clock) {
        try run(query, context: context, observer: recorder) { _, batch in
          rowCount += batch.rowCount
          tableCount += batch.tableCount - (batch.continuesTable ? 1 : 0)
        }
      }
    } catch let found as QueryFailure {
      if found.kind == .cancelled { throw found }
      failure = enriched(found, query, recorder.statistics)
    }
    var profile = QueryProfile(
      query, stages: stages, statistics: recorder.statistics, tableCount: tableCount,
      rowCount: rowCount,
      peakBytes: context.budget.peakBytes,
      processorNanoseconds: clock.processorNanoseconds() &- processorStart)
    profile.failure = failure
    if failure == nil {
      profile.emptiness = try whereRowsWent(
        profile, context: context,
        storedTimes: { engine.bucketName(of: $0).flatMap(engine.timeRange(ofBucket:)) })
    }
    return profile
  }
}
