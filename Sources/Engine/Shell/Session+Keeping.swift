import Diagnostics
import Formats

extension Session {
  /// Runs a script and keeps its results. Errors: `QueryError`.
  public func runKeeping(_ text: String, name: String) throws -> (RunSummary, ResultView) {
    try surfacing(hiding: secrets) {
      let keeper = ResultKeeper()
      let summary = try run(SourceText(name: name, text: text), renderer: keeper)
      let units = summary.rowCount > 0 ? (try? fieldUnits()) ?? [:] : [:]
      return (summary, ResultView(results: keeper.results, units: units))
    }
  }

  private func fieldUnits() throws -> [String: String] {
    try engine.store?.session().fieldUnits() ?? [:]
  }
}
