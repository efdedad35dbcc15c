import Columnar
import Diagnostics

/// One result of a query, kept so that it can be shown again in other ways.
package struct KeptResult: Sendable {
  package let name: String
  package internal(set) var batches: [Batch] = []
  package internal(set) var rowCount = 0
  package internal(set) var tableCount = 0
  /// Rows left out between `batches[..<gap]` and the rest; 0 when all are there.
  package internal(set) var droppedRowCount = 0
  /// The first batch behind what was left out.
  package internal(set) var gap = 0

  /// Labels of the last batch's key.
  package var keyLabels: [String] { batches.last?.schema.keyLabels ?? [] }
}

/// Keeps results as batches, so that one run can be shown as a table, a chart or a file.
///
/// A result of more than `rowsMax` rows keeps its beginning and its end.
package final class ResultKeeper: ResultRenderer {
  package static let rowsMax = 4_000_000

  private let rowsMax: Int
  package private(set) var results: [KeptResult] = []
  private var tailRowCount = 0

  package init(rowsMax: Int = ResultKeeper.rowsMax) { self.rowsMax = rowsMax }

  package func begin(result name: String) throws {
    results.append(KeptResult(name: name))
    tailRowCount = 0
  }

  package func render(_ batch: Batch) throws {
    guard let last = results.indices.last else { return }
    results[last].rowCount += batch.rowCount
    results[last].tableCount += batch.tableCount - (batch.continuesTable ? 1 : 0)
    let isHead = results[last].rowCount <= rowsMax || results[last].batches.isEmpty
    results[last].batches.append(batch)
    if isHead {
      results[last].gap = results[last].batches.count
    } else {
      tailRowCount += batch.rowCount
      shortenTail(of: last)
    }
  }

  /// Lets go of what lies between the beginning and the last batch of some size.
  private func shortenTail(of result: Int) {
    while true {
      let gap = results[result].gap
      guard results[result].batches.count > gap + 1 else { return }
      let first = results[result].batches[gap].rowCount
      guard tailRowCount - first >= 1_000 else { return }
      results[result].batches.remove(at: gap)
      results[result].droppedRowCount += first
      tailRowCount -= first
    }
  }

  package func end() throws {}
  package func finish() throws {}
}

/// Hands kept results to a renderer, as the query did. Errors: what the renderer throws.
package func render(_ results: [KeptResult], with renderer: any ResultRenderer) throws {
  for result in results {
    try renderer.begin(result: result.name)
    for batch in result.batches { try renderer.render(batch) }
    try renderer.end()
  }
  try renderer.finish()
}
