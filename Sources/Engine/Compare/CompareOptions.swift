import Diagnostics

/// How two scripts are compared.
public struct CompareOptions: Sendable {
  /// Timed runs of each script, after two that are not counted.
  public var runs = 10
  /// Columns that only one side has count as a difference.
  public var isStrict = false
  /// Prints times even for different answers.
  public var timesAnyway = false
  /// Columns of A by the names that they have in B.
  public var matches: [(a: String, b: String)] = []
  /// How many times as much data the scripts are run on besides.
  public var growthFactors = [10, 100]

  public init() {}

  /// Reads one `--match a=b`. Errors: `U0012` for another form.
  public mutating func addMatch(_ text: String) throws {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw QueryError(badMatch(text))
    }
    matches.append((String(parts[0]), String(parts[1])))
  }
}

/// What a comparison came to.
public struct ComparisonReport: Sendable {
  package let comparison: Comparison

  package init(_ comparison: Comparison) { self.comparison = comparison }

  /// 0 same or close, 1 neither script yields a table, 4 different or not comparable, 5 one side
  /// failed.
  public var exitCode: Int32 { comparison.verdict.exitCode }

  /// The screen; below 100 columns the steps of the scripts stand one under the other.
  public func text(columns: Int = 112) -> String {
    comparison.secrets.hidden(in: compareText(comparison, columns: columns))
  }

  /// The same for programs.
  public var json: String { comparison.secrets.hidden(in: compareJSON(comparison).text) }

  /// The files of `--report`, by name.
  public var files: [(name: String, text: String)] {
    reportFiles(comparison).map { ($0.name, comparison.secrets.hidden(in: $0.text)) }
  }
}
