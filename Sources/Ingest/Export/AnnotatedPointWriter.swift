import Columnar
import Formats

/// The result of `from` as upstream writes results, without `_start` and `_stop`.
final class AnnotatedPointWriter: PointTableWriter {
  private let renderer: AnnotatedCSVRenderer
  private var emptyTexts = 0
  private var carriageReturns = 0

  init(_ output: TextOutput) { renderer = AnnotatedCSVRenderer(output) }

  func begin() throws { try renderer.begin(result: "_result") }

  func write(_ batch: Batch) throws {
    if let points = PointBatch(batch), points.type == .string { look(points) }
    try renderer.render(batch.withoutColumns(["_start", "_stop"]))
  }

  /// Counts texts that the format cannot hold.
  private func look(_ points: PointBatch) {
    for table in 0..<points.batch.tableCount {
      for row in points.batch.rows(ofTable: table) {
        guard case .string(let text) = points.scalar(points.value, row: row, table: table) else {
          continue
        }
        if text.isEmpty { emptyTexts += 1 }
        if text.utf8.contains(0x0D) { carriageReturns += 1 }
      }
    }
  }

  func end(_ summary: inout ExportSummary) throws {
    try renderer.end()
    try renderer.finish()
    if emptyTexts > 0 {
      summary.remarks.append(
        "\(emptyTexts) empty texts come back as no value from annotated CSV; lp keeps them")
    }
    if carriageReturns > 0 {
      summary.remarks.append(
        "\(carriageReturns) texts lose their carriage returns in annotated CSV; lp keeps them")
    }
  }
}

extension Batch {
  /// The same rows without some columns, which stay out of the key too.
  func withoutColumns(_ labels: Set<String>) -> Batch {
    let kept = schema.fields.indices.filter { !labels.contains(schema.fields[$0].label) }
    guard kept.count < schema.fields.count else { return self }
    let keys = schema.keyIndices.compactMap { kept.firstIndex(of: $0) }
    return Batch(
      schema: Schema(fields: kept.map { schema.fields[$0] }, keyIndices: keys),
      columns: kept.map { columns[$0] }, tableStarts: tableStarts, continuesTable: continuesTable)
  }
}
