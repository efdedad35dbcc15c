import Columnar

/// Some rows of a batch, in order and cut into the same tables, with columns replaced or added.
struct BatchEdit {
  let batch: Batch
  private let budget: MemoryBudget?
  private var rows: [Int32] = []
  private var starts: [Int32] = [0]
  private var tables: [Int32] = []
  private var keepsAll = false

  init(_ batch: Batch, budget: MemoryBudget?) {
    self.batch = batch
    self.budget = budget
  }

  /// The row stays; rows must be named table by table.
  mutating func keep(_ row: Int) { rows.append(Int32(truncatingIfNeeded: row)) }

  mutating func keep(_ range: Range<Int>) {
    rows.append(contentsOf: range.lazy.map { Int32(truncatingIfNeeded: $0) })
  }

  /// The rows kept since the last call become a table with the key of this one.
  mutating func endTable(_ table: Int) {
    starts.append(Int32(truncatingIfNeeded: rows.count))
    tables.append(Int32(truncatingIfNeeded: table))
  }

  /// The new batch. replaced and added columns have `[kept rows]` cells, or `[kept tables]` where
  /// they are constant; a replaced column may have another type. Errors: `MemoryExhausted`.
  func finish(
    replacing replaced: [Int: Column] = [:], adding added: [(label: String, column: Column)] = []
  ) throws -> Batch {
    let isWhole =
      keepsAll || rows.count == batch.rowCount && tables.count == batch.tableCount
    let rowSlice = try int32Slice(isWhole ? [] : rows, budget: budget)
    let tableSlice = try int32Slice(isWhole ? [] : tables, budget: budget)
    var schema = batch.schema
    var columns: [Column] = []
    for (index, column) in batch.columns.enumerated() {
      if let column = replaced[index] {
        schema.fields[index].type = column.type
        columns.append(column)
      } else if isWhole {
        columns.append(column)
      } else if column.isConstant,
        let constant = try column.gathered(tables: tableSlice, budget: budget)
      {
        columns.append(constant)
      } else {
        columns.append(
          try column.gathered(rows: rowSlice, tableStarts: batch.tableStarts, budget: budget))
      }
    }
    for (label, column) in added {
      schema.fields.append(Field(label, column.type))
      columns.append(column)
    }
    return Batch(
      schema: schema, columns: columns,
      tableStarts: isWhole ? batch.tableStarts : try int32Slice(starts, budget: budget),
      pieces: try isWhole ? batch.pieces : keptPieces(rowSlice, tableSlice))
  }

  private func keptPieces(
    _ rows: BufferSlice<Int32>, _ tables: BufferSlice<Int32>
  ) throws -> Column? {
    guard let pieces = batch.pieces else { return nil }
    return try pieces.gathered(tables: tables, budget: budget)
      ?? pieces.gathered(rows: rows, tableStarts: batch.tableStarts, budget: budget)
  }
}

extension BatchEdit {
  /// All rows and tables stay.
  mutating func keepAll() { keepsAll = true }

  /// As `finish`, with columns behind those that are there. Errors: `X0101` where one of them is
  /// there already, as upstream; `MemoryExhausted`.
  func finish(
    adding added: [(label: String, column: Column)], _ step: StepContext
  ) throws -> Batch {
    try step.checkDistinct(added.map(\.label), beside: batch.schema.fields.map(\.label))
    return try finish(adding: added)
  }
}
