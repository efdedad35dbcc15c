import Columnar

/// Turns batches whose tables may go on in the next batch into batches of whole tables.
package struct WholeTables {
  private let budget: MemoryBudget?
  /// The parts so far of the table at the end of the last batch.
  private var open: [Batch] = []

  package init(budget: MemoryBudget?) { self.budget = budget }

  /// Takes a batch and gives what is whole by now, in order.
  package mutating func add(_ batch: Batch) throws -> [Batch] {
    if batch.tableCount == 0 { return [] }
    var whole: [Batch] = []
    var first = 0
    if batch.continuesTable && !open.isEmpty {
      open.append(try batch.sliced(tables: 0..<1, budget: budget))
      if batch.tableCount == 1 { return [] }
      first = 1
    }
    whole += try finish()
    let last = batch.tableCount - 1
    if last > first { whole.append(try batch.sliced(tables: first..<last, budget: budget)) }
    open = [try batch.sliced(tables: last..<(last + 1), budget: budget)]
    return whole
  }

  /// Gives the table at the end, now whole.
  package mutating func finish() throws -> [Batch] {
    let parts = open
    open = []
    return parts.isEmpty ? [] : [try oneTable(of: parts, budget: budget)]
  }
}

/// One table out of its parts, in order, which all have one schema; there is at least one.
/// Errors: `MemoryExhausted`. Complexity: O(rows).
package func oneTable(of parts: [Batch], budget: MemoryBudget?) throws -> Batch {
  precondition(!parts.isEmpty, "a table has at least one part")
  if parts.count == 1 { return parts[0].with(continuesTable: false) }
  var pieces = PieceList(budget: budget)
  for (index, part) in parts.enumerated() {
    try pieces.append(batch: index, table: 0, rows: 0..<part.rowCount)
  }
  func joined(_ type: ColumnType, _ sources: [Column?]) throws -> Column {
    try ColumnGather(
      type: type, sources: sources, tableStarts: parts.map(\.tableStarts), budget: budget
    ).gather(pieces, tableCount: 1)
  }
  let schema = parts[0].schema
  let columns = try schema.fields.indices.map { index in
    if schema.isKey(index) { return parts[0].columns[index] }
    return try joined(schema.fields[index].type, parts.map { $0.columns[index] })
  }
  let starts = try BufferSlice.copying(
    [0, Int32(truncatingIfNeeded: pieces.rowCount)], budget: budget)
  let hasPieces = parts.contains { $0.pieces != nil }
  return Batch(
    schema: schema, columns: columns, tableStarts: starts,
    pieces: hasPieces ? try joined(.int, parts.map(\.pieces)) : nil)
}
