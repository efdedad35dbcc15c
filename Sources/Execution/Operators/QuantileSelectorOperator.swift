import Columnar
import Planning

/// `quantile(method: "exact_selector")`: the row at ⌈q·n⌉ - 1 of the rows sorted by `_value`,
/// nulls left out. The column argument has no effect upstream, so it has none here. A table without
/// values yields one row of its key and nulls.
final class QuantileSelectorOperator: CollectingOperator {
  private let q: Double
  private var wholeTables: WholeTables

  init(q: Double, _ setup: OperatorSetup) {
    self.q = q
    wholeTables = WholeTables(budget: setup.context.budget)
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey { .fail }

  override func process(_ batch: Batch) throws {
    for whole in try wholeTables.add(batch) { try select(whole) }
  }

  override func drain() throws {
    for whole in try wholeTables.finish() { try select(whole) }
  }

  private func select(_ batch: Batch) throws {
    let column = try selectedColumn("_value", of: batch.schema, setup)
    let rows = try Buffer<Int32>(capacity: batch.tableCount, budget: budget)
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    starts.base[0] = 0
    for table in 0..<batch.tableCount {
      rows.base[table] = try selectedRow(batch, table, column)
      starts.base[table + 1] = Int32(truncatingIfNeeded: table + 1)
    }
    let order = BufferSlice(rows, count: batch.tableCount)
    let columns = try batch.columns.indices.map { index in
      batch.schema.isKey(index)
        ? batch.columns[index]
        : try batch.columns[index].gathered(
          rows: order, tableStarts: batch.tableStarts, budget: budget)
    }
    try emit(
      Batch(
        schema: batch.schema, columns: columns,
        tableStarts: BufferSlice(starts, count: batch.tableCount + 1)),
      keepsOrder: setup.inputTablesByKey)
  }

  /// -1 where all values are null.
  private func selectedRow(_ batch: Batch, _ table: Int, _ column: Int) throws -> Int32 {
    let rows = batch.rows(ofTable: table)
    let order = try permutationSorting(
      batch, rows: rows, by: [(index: column, descending: false)], nullsFirst: true,
      budget: budget)
    var nulls = 0
    while nulls < order.count,
      batch.columns[column].isNull(row: Int(order.pointer[nulls]), table: table)
    {
      nulls += 1
    }
    let count = order.count - nulls
    if count == 0 { return -1 }
    let position = q >= 0 && q <= 1 ? Int((q * Double(count)).rounded(.up)) - 1 : 0
    return order.pointer[nulls + min(max(position, 0), count - 1)]
  }
}
