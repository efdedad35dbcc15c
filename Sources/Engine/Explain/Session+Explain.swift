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
  /// Errors: `QueryError` of the first script that fails.
  public func explain(
    _ scripts: [(name: String, text: String)], isAnalyzed: Bool, format: ExplainFormat = .text
  ) throws -> String {
    try surfacing {
      let profiles = try scripts.map { script in
        let session = engine.makeSession()
        return try session.profile(
          SourceText(name: script.name, text: script.text), isAnalyzed: isAnalyzed)
      }
      switch format {
      case .text: return explainText(profiles.map(explained))
      case .json: return explainJSON(profiles.map(explained))
      case .html: return explainPage(profiles.map(explained))
      case .dot: return explainDot(profiles)
      }
    }
  }

  /// Explains a text that uses the names this session has defined, as at a prompt.
  /// Errors: `QueryError`.
  public func explainHere(_ text: String, name: String, isAnalyzed: Bool) throws -> String {
    try surfacing {
      let profile = try profile(SourceText(name: name, text: text), isAnalyzed: isAnalyzed)
      return explainText([explained(profile)])
    }
  }

  /// What one script does, executed only when `isAnalyzed`.
  package func profile(_ source: SourceText, isAnalyzed: Bool) throws -> QueryProfile {
    let query = try prepare(source, settings())
    guard isAnalyzed else {
      return QueryProfile(source: source, physical: query.physical, stages: query.stages)
    }
    var profile = try profile(query, context: query.context)
    try addRowByRow(&profile, source)
    return profile
  }

  /// Executes a prepared script for its numbers; results are counted and dropped.
  package func profile(_ query: PreparedQuery, context: QueryContext) throws -> QueryProfile {
    let recorder = ProfileRecorder(countsNulls: true)
    var stages = query.stages
    stages.execute = 0
    var rowCount = 0
    var tableCount = 0
    let clock = engine.stopwatch
    let processorStart = clock.processorNanoseconds()
    try stages.measure(\.execute, clock) {
      try run(query, context: context, observer: recorder) { _, batch in
        rowCount += batch.rowCount
        tableCount += batch.tableCount - (batch.continuesTable ? 1 : 0)
      }
    }
    var profile = QueryProfile(
      source: query.source, physical: query.physical, stages: stages,
      statistics: recorder.statistics, tableCount: tableCount, rowCount: rowCount,
      peakBytes: context.budget.peakBytes,
      processorNanoseconds: clock.processorNanoseconds() &- processorStart)
    profile.emptiness = try whereRowsWent(profile, context: context)
    return profile
  }
}
