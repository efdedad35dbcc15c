import Columnar

/// A test on a column that a source may be able to carry out itself; all tests of a request must
/// hold (they are joined by `and`). A null or absent column fails every test but `absent`.
package indirect enum SourcePredicate: Sendable, Hashable {
  package enum Comparison: String, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }
  case compare(column: String, Comparison, Scalar)
  /// The RE2 pattern finds a match in the column's text, or does not.
  case matches(column: String, pattern: String, negated: Bool)
  case exists(column: String, negated: Bool)
  case and([SourcePredicate])
  case or([SourcePredicate])
}

/// What a plan asks of a source. A source is asked only for what its capabilities say.
package struct ScanRequest: Sendable {
  /// Half-open, ns since the Unix epoch. With bounds, tables get `_start` and `_stop` as first
  /// columns and first key columns, and series without rows inside yield empty tables only where
  /// the source says so.
  package var bounds: Range<Int64>?
  package var predicates: [SourcePredicate] = []
  /// Columns that later steps use besides the key; nil for all.
  package var columns: Set<String>?
  /// At most so many rows of each table, from its start.
  package var rowsPerTableMax: Int?
  /// Aggregate or selector to carry out per table (and window), nil for rows.
  package var aggregate: ScanAggregate?
  /// May answer from statistics / on encoded data (`--via stats`, `--via source`).
  package var usesStatistics = true
  package init() {}
}

/// An aggregate or selector pushed into a source.
///
/// Without a window the source yields what the `aggregate` step would: key and value, or for a
/// selector the whole row. With a window it yields what `aggregateWindow` would, over the bounds of
/// the request: one table per series, its windows in time order.
package struct ScanAggregate: Sendable, Hashable {
  package var operation: AggregateOperation
  /// nil: one result per table.
  package var window: WindowBounds?
  package var createEmpty: Bool
  /// With a window: which bound of it (`_stop`, `_start`) becomes the column `timeDestination`;
  /// `_time` for a selector that keeps the row's own time.
  package var timeSource = "_stop"
  package var timeDestination = "_time"
  /// The time column comes first, then the key, then the value; else it is last.
  package var timeFirst = true
  package init(operation: AggregateOperation, window: WindowBounds?, createEmpty: Bool) {
    self.operation = operation
    self.window = window
    self.createEmpty = createEmpty
  }
}

/// What a source can do while it reads, beside the predicates and aggregates it is asked about.
package struct ScanCapabilities: Sendable {
  package var bounds = false
  package var columns = false
  package var rowLimit = false
  package init() {}
}

/// Counters of what a source really did; `explain --analyze` and the tests show them.
package struct ScanStatistics: Sendable {
  package var segmentsTotal = 0
  package var segmentsSkipped = 0
  package var segmentsOpened = 0
  package var blocksDecoded = 0
  package var valuesRead = 0
  package var bytesRead = 0
  package var statisticsEntriesUsed = 0
  package var rowsProduced = 0
  /// Times beyond what ns can count, which wrapped around.
  package var wrappedTimes = CellRemark()
  /// Sentences such as "answered from 365 daily entries (count, sum)".
  package var notes: [String] = []
  package init() {}
}

/// Cells of a file that a source took otherwise than they are written.
package struct CellRemark: Sendable, Equatable {
  package private(set) var count = 0
  /// Where the first of them stands: its line, from 1, and its column.
  package private(set) var firstLine = 0
  package private(set) var firstColumn = ""
  package init() {}

  package mutating func note(line: Int, column: String) {
    if count == 0 { (firstLine, firstColumn) = (line, column) }
    count += 1
  }
}

/// Anything that yields tables: the store, CSV, arrays. Rules ask capabilities, never a name.
package protocol ScanSource: AnyObject, Sendable {
  /// For `explain`, such as `from(bucket: "neso")`.
  var description: String { get }
  var capabilities: ScanCapabilities { get }
  func canPush(_ predicate: SourcePredicate) -> Bool
  func canPush(_ aggregate: ScanAggregate) -> Bool
  /// Tables come sorted by group key, and each key once.
  var tablesByKey: Bool { get }
  /// Rows of each table come sorted by `_time`.
  var rowsByTime: Bool { get }
  /// Each table comes in pieces of `pieceRowsMax` rows; else it is one piece.
  var hasPieces: Bool { get }
  /// The schemas to come where they are known before reading, else nil.
  func schemas(_ request: ScanRequest) throws -> [Schema]?
  func open(_ request: ScanRequest, context: QueryContext) throws -> any ScanReader
}

extension ScanSource {
  package var hasPieces: Bool { false }
}

/// A source being read, with the counts of what it really did so far.
package protocol ScanReader: BatchReader {
  var statistics: ScanStatistics { get }
}
