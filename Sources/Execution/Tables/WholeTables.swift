import Columnar

/// Turns batches whose tables may go on in the next batch into batches of whole tables.
struct WholeTables {
  private let budget: MemoryBudget?
  /// The parts so far of the table at the end of the last batch.
  private var open: [Batch] = []

  init(budget: MemoryBudget?) { self.budget = budget }

  /// Takes a batch and gives what is whole by now, in order.
  mutating func add(_ batch: Batch) throws -> [Batch] {
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
  mutating func finish() throws -> [Batch] {
    let parts = open
    open = []
    guard let first = parts.first else { return [] }
    if parts.count == 1 { return [first.with(continuesTable: false)] }
    return [try joined(parts)]
  }

  /// One table out of its parts, which all have one schema.
  private func joined(_ parts: [Batch]) throws -> Batch {
    var pieces = PieceList(budget: budget)
    for (index, part) in parts.enumerated() {
      try pieces.append(batch: index, table: 0, rows: 0..<part.rowCount)
    }
    let schema = parts[0].schema
    let columns = try schema.fields.indices.map { index in
      if schema.isKey(index) { return parts[0].columns[index] }
      return try ColumnGather(
        type: schema.fields[index].type, sources: parts.map { $0.columns[index] },
        tableStarts: parts.map(\.tableStarts), budget: budget
      ).gather(pieces, tableCount: 1)
    }
    let starts = try BufferSlice.copying(
      [0, Int32(truncatingIfNeeded: pieces.rowCount)], budget: budget)
    let numbers =
      parts.allSatisfy { $0.pieces == nil }
      ? nil
      : try ColumnGather(
        type: .int, sources: parts.map(\.pieces), tableStarts: parts.map(\.tableStarts),
        budget: budget
      ).gather(pieces, tableCount: 1)
    return Batch(schema: schema, columns: columns, tableStarts: starts, pieces: numbers)
  }
}
