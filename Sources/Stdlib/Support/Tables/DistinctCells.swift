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
    let numbering = try RowNumbering(
      batch, by: [index], insideTables: true, nansDiffer: true, budget: budget)
    numbers = numbering.numbers
    firstRows = numbering.firstRows
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    var seen = 0
    for table in 0..<batch.tableCount {
      starts.base[table] = Int32(truncatingIfNeeded: seen)
      let end = batch.rows(ofTable: table).upperBound
      while seen < firstRows.count, Int(firstRows.pointer[seen]) < end { seen += 1 }
    }
    starts.base[batch.tableCount] = Int32(truncatingIfNeeded: seen)
    tableStarts = BufferSlice(starts, count: batch.tableCount + 1)
  }

  func range(ofTable table: Int) -> Range<Int> {
    Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1])
  }
}
