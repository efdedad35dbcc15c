import Columnar
import Formats

/// Hands batches to a renderer, one result after the other, and counts them.
///
/// Execution delivers results in source order; a result without any batch is begun and ended all
/// the same, at its place.
final class ResultDelivery {
  private let names: [String]
  private let renderer: any ResultRenderer
  /// Position in `names` of the result that is open; nil before the first.
  private var open: Int?
  private(set) var rowCount = 0
  private(set) var tableCount = 0

  init(names: [String], renderer: any ResultRenderer) {
    self.names = names
    self.renderer = renderer
  }

  func deliver(_ name: String, _ batch: Batch) throws {
    rowCount += batch.rowCount
    tableCount += batch.tableCount - (batch.continuesTable ? 1 : 0)
    if let index = names.firstIndex(of: name) { try advance(to: index) }
    try renderer.render(batch)
  }

  /// Ends the last result and writes those that had no batch.
  func finish() throws {
    if !names.isEmpty {
      try advance(to: names.count - 1)
      try renderer.end()
    }
    try renderer.finish()
  }

  private func advance(to index: Int) throws {
    var current = open ?? -1
    while current < index {
      if current >= 0 { try renderer.end() }
      current += 1
      try renderer.begin(result: names[current])
    }
    open = current
  }
}
