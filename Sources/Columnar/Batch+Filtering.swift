extension Batch {
  /// The rows whose mask byte is not zero. Tables left without rows are dropped, or kept empty.
  ///
  /// A table that began in the batch before counts as continued as long as it is in the result;
  /// the caller knows whether its earlier part was kept.
  /// mask `[rows]`. Errors: `MemoryExhausted`. Complexity: O(rows * columns).
  package func filtered(
    mask: UnsafePointer<UInt8>, keepEmptyTables: Bool, budget: MemoryBudget?
  ) throws -> Batch {
    let selected = try selectedRows(mask: mask, count: rowCount, budget: budget)
    if selected.count == rowCount, keepEmptyTables || !hasEmptyTable { return self }
    let starts = tableStarts.pointer
    let newStarts = try Buffer<Int32>(capacity: tableCount + 1, budget: budget)
    let keptTables = try Buffer<Int32>(capacity: tableCount, budget: budget)
    var tables = 0
    var position = 0
    newStarts.base[0] = 0
    for table in 0..<tableCount {
      let before = position
      while position < selected.count, selected.pointer[position] < starts[table + 1] {
        position &+= 1
      }
      if position == before && !keepEmptyTables { continue }
      keptTables.base[tables] = Int32(truncatingIfNeeded: table)
      tables &+= 1
      newStarts.base[tables] = Int32(truncatingIfNeeded: position)
    }
    let kept = BufferSlice(keptTables, count: tables)
    return Batch(
      schema: schema,
      columns: try columns.map { try filter($0, selected, kept, budget) },
      tableStarts: BufferSlice(newStarts, count: tables + 1),
      continuesTable: continuesTable && tables > 0 && kept.pointer[0] == 0,
      pieces: try pieces.map { try filter($0, selected, kept, budget) })
  }

  /// The tables that have rows. Errors: `MemoryExhausted`. Complexity: O(rows * columns), O(tables)
  /// where no table is empty.
  package func withoutEmptyTables(budget: MemoryBudget?) throws -> Batch {
    guard hasEmptyTable else { return self }
    let mask = try Buffer<UInt8>(capacity: rowCount, budget: budget)
    mask.base.update(repeating: 1, count: rowCount)
    return try filtered(mask: mask.base, keepEmptyTables: false, budget: budget)
  }

  private var hasEmptyTable: Bool {
    for table in 0..<tableCount where rows(ofTable: table).isEmpty { return true }
    return false
  }

  private func filter(
    _ column: Column, _ selected: BufferSlice<Int32>, _ tables: BufferSlice<Int32>,
    _ budget: MemoryBudget?
  ) throws -> Column {
    if case .constant = column.storage {
      if tables.count == tableCount { return column }
      if let chosen = try column.gathered(tables: tables, budget: budget) { return chosen }
    }
    return try column.gathered(rows: selected, tableStarts: tableStarts, budget: budget)
  }
}

/// The positions of the nonzero mask bytes, ascending. Errors: `MemoryExhausted`.
/// Complexity: O(rows), without branches on the data.
package func selectedRows(
  mask: UnsafePointer<UInt8>, count: Int, budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  let rows = try Buffer<Int32>(capacity: count, budget: budget)
  var found = 0
  for row in 0..<count {
    rows.base[found] = Int32(truncatingIfNeeded: row)
    found &+= mask[row] != 0 ? 1 : 0
  }
  return BufferSlice(rows, count: found)
}
