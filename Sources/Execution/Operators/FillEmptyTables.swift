import Columnar
import Planning

/// Gives every empty table one row: its key, and nulls.
final class FillEmptyTables: UnaryOperator {
  private var wholeTables: WholeTables

  override init(_ setup: OperatorSetup) {
    wholeTables = WholeTables(budget: setup.context.budget)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    for whole in try wholeTables.add(batch) { try setup.output.consume(filled(whole)) }
  }

  override func complete() throws {
    for whole in try wholeTables.finish() { try setup.output.consume(filled(whole)) }
  }

  private func filled(_ batch: Batch) throws -> Batch {
    var rows = GrowingBuffer<Int32>(budget: budget)
    var starts = GrowingBuffer<Int32>(budget: budget)
    try starts.append(0)
    var hasEmpty = false
    for table in 0..<batch.tableCount {
      let range = batch.rows(ofTable: table)
      if range.isEmpty {
        hasEmpty = true
        try rows.append(-1)
      }
      for row in range { try rows.append(Int32(truncatingIfNeeded: row)) }
      try starts.append(Int32(truncatingIfNeeded: rows.count))
    }
    if !hasEmpty { return batch }
    let order = try rows.finish()
    let columns = try batch.columns.indices.map { index in
      batch.schema.isKey(index)
        ? batch.columns[index]
        : try batch.columns[index].gathered(
          rows: order, tableStarts: batch.tableStarts, budget: budget)
    }
    return Batch(schema: batch.schema, columns: columns, tableStarts: try starts.finish())
  }
}
