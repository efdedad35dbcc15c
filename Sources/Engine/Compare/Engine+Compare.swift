import Diagnostics

extension Engine {
  /// Compares two scripts: the answers first, then times, steps and reasons.
  /// Errors: `QueryError` of kind `usage` for a script with side effects, `cancelled`; a script that
  /// fails is part of the report.
  public func compare(
    _ a: (name: String, text: String), _ b: (name: String, text: String),
    options: CompareOptions = CompareOptions()
  ) throws -> ComparisonReport {
    let sourceA = SourceText(name: a.name, text: a.text)
    let sourceB = SourceText(name: b.name, text: b.text)
    let secrets = scriptSecrets(sourceA, sourceB)
    return try surfacing(hiding: secrets) {
      let comparer = Comparer(engine: self, options: options, secrets: secrets)
      return ComparisonReport(try comparer.compare(sourceA, sourceB))
    }
  }
}
