import Columnar

/// Cuts the rows of one batch into tables by the values of any columns.
///
/// Groups come in order of first appearance and rows keep their order inside them; equal keys of
/// different batches are for a `TableCollector` to merge. Complexity: O(rows * key columns).
struct RowGrouping {
  private let batch: Batch
  private let budget: MemoryBudget?

  init(_ batch: Batch, budget: MemoryBudget?) {
    self.batch = batch
    self.budget = budget
  }

  /// The rows regrouped by key columns, which become constant. keyIndices in key order.
  func grouped(by keyIndices: [Int]) throws -> Batch {
    let schema = Schema(fields: batch.schema.fields, keyIndices: keyIndices)
    let varying = keyIndices.filter { !batch.columns[$0].isConstant }
    if varying.isEmpty {
      // A table without rows has values in the columns of its key only, whatever stands there.
      let isInsideKey = keyIndices.allSatisfy(batch.schema.isKey)
      let kept = isInsideKey ? batch : try batch.withoutEmptyTables(budget: budget)
      return kept.with(schema: schema, columns: kept.columns)
    }
    let numbering = try RowNumbering(
      batch, by: varying, insideTables: varying.count < keyIndices.count, budget: budget)
    let (groups, firstRows) = (numbering.numbers, numbering.firstRows)
    let groupCount = numbering.count
    let starts = try Buffer<Int32>(capacity: groupCount + 1, budget: budget)
    let next = try Buffer<Int32>(capacity: groupCount + 1, budget: budget)
    next.base.update(repeating: 0, count: groupCount + 1)
    for row in 0..<batch.rowCount { next.base[Int(groups.pointer[row]) + 1] &+= 1 }
    for group in 0..<groupCount { next.base[group + 1] &+= next.base[group] }
    starts.base.update(from: next.base, count: groupCount + 1)
    let rows = try Buffer<Int32>(capacity: batch.rowCount, budget: budget)
    for row in 0..<batch.rowCount {
      let group = Int(groups.pointer[row])
      rows.base[Int(next.base[group])] = Int32(truncatingIfNeeded: row)
      next.base[group] &+= 1
    }
    let order = BufferSlice(rows, count: batch.rowCount)
    let others = batch.columns.indices.filter { !keyIndices.contains($0) }
    var columns = batch.columns
    let gathered = try batch.gathered(
      columns: others.map { columns[$0] }, rows: order, budget: budget)
    for (index, column) in zip(others, gathered) { columns[index] = column }
    for index in keyIndices { columns[index] = try constant(columns[index], firstRows) }
    return Batch(
      schema: schema, columns: columns, tableStarts: BufferSlice(starts, count: groupCount + 1),
      pieces: try batch.pieces?.gathered(
        rows: order, tableStarts: batch.tableStarts, budget: budget))
  }

  /// One value a group: that of its first row.
  private func constant(_ column: Column, _ firstRows: BufferSlice<Int32>) throws -> Column {
    let chosen = try column.gathered(
      rows: firstRows, tableStarts: batch.tableStarts, budget: budget)
    return try chosen.constantPerTable(count: firstRows.count, budget: budget)
  }
}
