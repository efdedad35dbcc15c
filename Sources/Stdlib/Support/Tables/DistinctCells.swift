import Columnar

/// The different cells of a column in each table of a batch, numbered table after table in order of
/// appearance. Nulls equal each other, -0.0 equals 0.0, each NaN is a cell of its own.
struct DistinctCells {
  /// The number of each row's cell. `[rows]`
  let numbers: BufferSlice<Int32>
  /// The first row of each cell, ascending. `[cells]`
  let firstRows: BufferSlice<Int32>
  /// The cells of table `t` are `tableStarts[t] ..< tableStarts[t + 1]`.
  let tableStarts: BufferSlice<Int32>

  /// Complexity: O(rows). Errors: `MemoryExhausted`.
  init(_ batch: Batch, _ index: Int, budget: MemoryBudget?) throws {
    let tables = try Buffer<UInt64>(capacity: batch.tableCount, budget: budget)
    for table in 0..<batch.tableCount { tables.base[table] = UInt64(table) }
    let table = Column(
      type: .int,
      storage: .constant(.words(BufferSlice(tables, count: batch.tableCount)), nil))
    let cells = try GroupIndex(
      fields: [Field("table", .int), batch.schema.fields[index]], distinguishesNaN: true,
      budget: budget)
    numbers = try cells.ordinals(
      of: [table, batch.columns[index]], tableStarts: batch.tableStarts)
    let rows = try Buffer<Int32>(capacity: cells.count, budget: budget)
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    var seen = 0
    for table in 0..<batch.tableCount {
      starts.base[table] = Int32(truncatingIfNeeded: seen)
      for row in batch.rows(ofTable: table) where Int(numbers.pointer[row]) == seen {
        rows.base[seen] = Int32(truncatingIfNeeded: row)
        seen += 1
      }
    }
    starts.base[batch.tableCount] = Int32(truncatingIfNeeded: seen)
    firstRows = BufferSlice(rows, count: seen)
    tableStarts = BufferSlice(starts, count: batch.tableCount + 1)
  }
}
