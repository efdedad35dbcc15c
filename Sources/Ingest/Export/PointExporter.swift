import Columnar
import Formats
import Planning
import Store

/// The formats that points are exported in.
package enum ExportFormat: String, Sendable, CaseIterable {
  case lineProtocol = "lp"
  case annotatedCSV = "annotated-csv"
  case csv
}

/// What an export wrote, and what the format could not hold.
package struct ExportSummary: Sendable {
  package var points = 0
  package var tables = 0
  /// Sentences; points that are not in the output, or come back as something else.
  package var remarks: [String] = []
  /// Points that the format has no way to write.
  package var omitted = 0

  package init() {}
}

/// Writes the points of a bucket table by table, in group key order, rows by time.
///
/// What `ingest` makes of the output is the same points, but for what the summary remarks, and
/// exporting those gives the same bytes.
package struct PointExporter {
  private static let columnsOfAnnotatedCSV: Set<String> = ["result", "table"]
  package var bucket: String
  package var format: ExportFormat
  /// ns since the Unix epoch; nil for all of time.
  package var bounds: Range<Int64>?
  package var predicates: [SourcePredicate] = []

  package init(bucket: String, format: ExportFormat) {
    self.bucket = bucket
    self.format = format
  }

  /// Errors: W0012 for an unknown bucket, the store's, what `output` throws.
  /// Complexity: O(points); memory for one batch.
  package func export(
    _ session: StoreSession, context: QueryContext, to output: TextOutput
  ) throws -> ExportSummary {
    var request = ScanRequest()
    request.bounds = bounds
    request.predicates = predicates
    let reader = try session.source(bucket: bucket).open(request, context: context)
    let writer: any PointTableWriter =
      switch format {
      case .lineProtocol: LineProtocolWriter(output)
      case .annotatedCSV: AnnotatedPointWriter(output)
      case .csv: CSVPointWriter(output, tags: try session.tagKeys(bucket: bucket))
      }
    var summary = ExportSummary()
    try writer.begin()
    while let batch = try reader.next() {
      try context.checkCancellation()
      summary.points += batch.rowCount
      summary.tables += batch.tableCount - (batch.continuesTable ? 1 : 0)
      try writer.write(batch)
    }
    try writer.end(&summary)
    if format != .lineProtocol {
      for tag in try session.tagKeys(bucket: bucket) where Self.columnsOfAnnotatedCSV.contains(tag)
      {
        summary.remarks.append(
          "the tag \(tag) is lost in CSV, where a column of that name is no tag; lp keeps it")
      }
    }
    try output.flush()
    return summary
  }
}

/// Writes batches of points in one format.
protocol PointTableWriter: AnyObject {
  func begin() throws
  func write(_ batch: Batch) throws
  /// Finishes the output and says what it could not hold.
  func end(_ summary: inout ExportSummary) throws
}

/// The columns of a batch of points by their meaning.
struct PointBatch {
  let batch: Batch
  let time: Int
  let value: Int
  private let measurement: Int
  private let field: Int
  /// Ascending by label.
  private let tags: [(label: String, column: Int)]

  /// nil for a batch that holds no points.
  init?(_ batch: Batch) {
    let schema = batch.schema
    guard let time = schema.index(of: "_time"), let value = schema.index(of: "_value"),
      let measurement = schema.index(of: "_measurement"), let field = schema.index(of: "_field")
    else { return nil }
    self.batch = batch
    self.time = time
    self.value = value
    self.measurement = measurement
    self.field = field
    let reserved = ["_time", "_value", "_measurement", "_field", "_start", "_stop"]
    tags = schema.fields.indices.filter { !reserved.contains(schema.fields[$0].label) }
      .map { (schema.fields[$0].label, $0) }
      .sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
  }

  var type: ColumnType { batch.schema.fields[value].type }

  func measurement(_ table: Int) -> String { text(measurement, table) ?? "" }
  func field(_ table: Int) -> String { text(field, table) ?? "" }

  /// Those that the table has.
  func tags(_ table: Int) -> [(label: String, value: String)] {
    tags.compactMap { tag in text(tag.column, table).map { (tag.label, $0) } }
  }

  func scalar(_ column: Int, row: Int, table: Int) -> Scalar {
    batch.columns[column].scalar(row: row, table: table, tableStarts: batch.tableStarts)
  }

  /// The text of a key column.
  private func text(_ column: Int, _ table: Int) -> String? {
    let row = batch.rows(ofTable: table).lowerBound
    guard case .string(let text) = scalar(column, row: row, table: table), !text.isEmpty else {
      return nil
    }
    return text
  }
}
