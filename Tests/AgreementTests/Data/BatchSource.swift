import Columnar
import Diagnostics
import Planning

/// A source of given batches that carries out nothing itself.
final class BatchSource: ScanSource {
  let description: String
  let capabilities = ScanCapabilities()
  let tablesByKey: Bool
  let rowsByTime: Bool
  private let batches: [Batch]

  init(_ name: String, _ batches: [Batch], tablesByKey: Bool, rowsByTime: Bool) {
    description = "from(bucket: \"\(name)\")"
    self.batches = batches
    self.tablesByKey = tablesByKey
    self.rowsByTime = rowsByTime
  }

  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }

  func schemas(_ request: ScanRequest) -> [Schema]? { nil }

  func open(_ request: ScanRequest, context: QueryContext) -> any ScanReader {
    BatchListReader(batches)
  }
}

private final class BatchListReader: ScanReader {
  private var rest: ArraySlice<Batch>
  let statistics = ScanStatistics()

  init(_ batches: [Batch]) { rest = batches[...] }

  func next() -> Batch? { rest.popFirst() }
}

/// A database whose every bucket is the same batches; nothing can be written.
final class BatchDatabase: Database {
  let location = "batches of a test"
  private let batches: [Batch]
  private let tablesByKey: Bool
  private let rowsByTime: Bool
  /// The wanted representation was possible in some column.
  let isRepresented: Bool

  init(_ rows: RandomRows, rowsMax: Int, _ representation: Representation) throws {
    let forms = try rows.batches(rowsMax: rowsMax).map { try $0.represented(as: representation) }
    batches = forms.map(\.batch)
    isRepresented = forms.contains(where: \.isRepresented)
    tablesByKey = rows.tablesByKey
    rowsByTime = rows.rowsByTime
  }

  func source(bucket: String) -> any ScanSource {
    BatchSource(bucket, batches, tablesByKey: tablesByKey, rowsByTime: rowsByTime)
  }

  func bucketNames() -> [String] { ["b"] }

  func writer(bucket: String) throws -> any PointWriter {
    throw QueryFailure(DiagnosticCode("W0006"), "the batches of a test cannot be written")
  }
}
