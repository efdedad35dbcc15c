import Formats

/// How results are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case table
  case csv
  case annotatedCSV = "annotated-csv"
  case json
  case ndjson
  case markdown
  case vertical
  case chart
  case svg
  case arrow

  /// The bytes are no text: they belong into a file or a pipe.
  public var isBinary: Bool { self == .arrow }

  var textFormat: TextFormat {
    switch self {
    case .table: .table
    case .csv: .csv
    case .annotatedCSV: .annotatedCSV
    case .json: .json
    case .ndjson: .ndjson
    case .markdown: .markdown
    case .vertical: .vertical
    case .chart: .chart
    case .svg: .svg
    case .arrow: .arrow
    }
  }
}

/// What a run came to, beside the results it wrote.
public struct RunSummary: Sendable {
  public var resultNames: [String] = []
  public var rowCount = 0
  public var tableCount = 0
  /// All stages but the execution, in ns.
  public var beforeRunningNanoseconds: Int64 = 0
  /// Of the execution, in ns.
  public var runningNanoseconds: Int64 = 0
  public var peakBytes = 0
  /// The value of the last statement, as `display` shows it, and its type; nil when the statement
  /// is no expression, or a stream.
  public var value: (text: String, type: String)?
  /// Labels of the group key of the last result's tables.
  public var keyLabels: [String] = []
  /// The step that took longest, and its path.
  public var slowestStep: (name: String, path: String)?
  /// Warnings and hints, without colour.
  public var remarks: [String] = []
}
