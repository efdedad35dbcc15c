import Columnar
import Planning

/// `tail`: some rows of each table before its end, in input order.
final class TailOperator: CollectingOperator {
  private let count: Int
  private let offset: Int
  private var wholeTables: WholeTables

  init(count: Int, offset: Int, _ setup: OperatorSetup) {
    self.count = max(count, 0)
    self.offset = max(offset, 0)
    wholeTables = WholeTables(budget: setup.context.budget)
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey { .fail }

  override func process(_ batch: Batch) throws {
    for whole in try wholeTables.add(batch) { try cut(whole) }
  }

  override func drain() throws {
    for whole in try wholeTables.finish() { try cut(whole) }
  }

  private func cut(_ batch: Batch) throws {
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
    mask.base.update(repeating: 0, count: batch.rowCount)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      let end = rows.lowerBound + max(rows.count - min(offset, rows.count), 0)
      let start = max(end - min(count, rows.count), rows.lowerBound)
      (mask.base + start).update(repeating: 1, count: end - start)
    }
    try emit(
      batch.filtered(mask: mask.base, keepEmptyTables: true, budget: budget),
      keepsOrder: setup.inputTablesByKey)
  }
}
