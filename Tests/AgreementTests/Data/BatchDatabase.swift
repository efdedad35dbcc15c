import Columnar
import Diagnostics
import Planning
import TestSupport

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
    BatchSource(
      "from(bucket: \"\(bucket)\")", batches, tablesByKey: tablesByKey, rowsByTime: rowsByTime)
  }

  func bucketNames() -> [String] { ["b"] }

  func writer(bucket: String) throws -> any PointWriter {
    throw QueryFailure(DiagnosticCode("W0006"), "the batches of a test cannot be written")
  }
}
