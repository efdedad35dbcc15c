import Columnar

/// Leaves out rows that cannot be among the first of a sorted table, batch by batch. The rows that
/// stay keep their order, so that sorting them gives the same first rows.
struct TopRows {
  private let limit: Int
  private let budget: MemoryBudget?
  /// Of the table at the end of the last batch.
  private var least: LeastKeys

  /// More rows than this are not worth a look at each.
  static let limitMax = 1 << 16

  init(limit: Int, budget: MemoryBudget?) throws {
    self.limit = limit
    self.budget = budget
    least = try LeastKeys(limit: limit, budget: budget)
  }

  /// The batch less such rows; all its tables stay. column: what is sorted by first; isOnly: and by
  /// nothing else. Errors: `MemoryExhausted`. Complexity: O(rows).
  mutating func cut(
    _ batch: Batch, by column: Int, descending: Bool, isOnly: Bool
  ) throws -> Batch {
    if batch.tableCount == 0 { return batch }
    if !batch.continuesTable { least.removeAll() }
    if batch.tableCount > 1, !hasLongTable(batch) {
      least.removeAll()
      return batch
    }
    let values = try PlainColumn(batch.columns[column], of: batch, budget: budget)
    // Nulls come first in both directions, and texts have no keys: such rows stay, and what is
    // known of others holds.
    guard let words = values.words, values.validity == nil else {
      if batch.tableCount > 1 { least.removeAll() }
      return batch
    }
    let keys = try Buffer<UInt64>(capacity: batch.rowCount, budget: budget)
    sortKeys(
      words, type: values.column.type, descending: descending, count: batch.rowCount,
      into: keys.base)
    let rows = try Buffer<Int32>(capacity: batch.rowCount, budget: budget)
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    starts.base[0] = 0
    var kept = 0
    for table in 0..<batch.tableCount {
      if table > 0 { least.removeAll() }
      let range = batch.rows(ofTable: table)
      let found = least.add(
        UnsafeBufferPointer(start: keys.base + range.lowerBound, count: range.count),
        keepsEqual: !isOnly, into: rows.base + kept)
      for position in kept..<(kept + found) {
        rows.base[position] &+= Int32(truncatingIfNeeded: range.lowerBound)
      }
      kept += found
      starts.base[table + 1] = Int32(truncatingIfNeeded: kept)
    }
    if kept == batch.rowCount { return batch }
    let slice = BufferSlice(rows, count: kept)
    let columns = try batch.columns.map { column in
      column.isConstant
        ? column
        : try column.gathered(rows: slice, tableStarts: batch.tableStarts, budget: budget)
    }
    return Batch(
      schema: batch.schema, columns: columns,
      tableStarts: BufferSlice(starts, count: batch.tableCount + 1),
      continuesTable: batch.continuesTable)
  }

  private func hasLongTable(_ batch: Batch) -> Bool {
    for table in 0..<batch.tableCount where batch.rows(ofTable: table).count > limit { return true }
    return false
  }
}
