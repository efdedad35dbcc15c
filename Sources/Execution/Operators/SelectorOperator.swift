import Columnar
import Planning

/// `first`, `last`, `min`, `max`: one whole row of each table, none where all values are null.
final class SelectorOperator: CollectingOperator {
  private let operation: AggregateOperation
  private var plan: SchemaPlan?
  /// The table at the end of the last batch, cut down to the row selected so far.
  private var open: Batch?

  init(_ operation: AggregateOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey { .fail }

  private struct SchemaPlan {
    let input: Schema
    let column: Int
    let selection: RowSelection
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try closeOpenTable() }
    let plan = try plan(for: batch.schema)
    let chosen = try Buffer<Int32>(capacity: batch.tableCount, budget: budget)
    let reader = try SelectionColumn(
      batch.columns[plan.column], of: batch, needsValues: plan.selection.needsValues,
      budget: budget)
    for table in 0..<batch.tableCount {
      chosen.base[table] = Int32(
        truncatingIfNeeded: plan.selection.row(reader, batch.rows(ofTable: table)))
    }
    try mergeOpenTable(batch, chosen, reader, plan)
    let last = batch.tableCount - 1
    let selected = try batch.selected(
      BufferSlice(chosen, count: batch.tableCount), budget: budget)
    // The first table, if it went on from before and stayed open, was put into `open`.
    let first = open == nil ? 0 : 1
    if let merged = open, last > 0 {
      try emit(merged, keepsOrder: setup.inputTablesByKey)
      open = nil
    }
    if last > first {
      try emit(selected.sliced(tables: first..<last), keepsOrder: setup.inputTablesByKey)
    }
    if open == nil { open = try selected.sliced(tables: last..<(last + 1)) }
  }

  /// Decides between the row selected earlier for a table that goes on and the one found now.
  private func mergeOpenTable(
    _ batch: Batch, _ chosen: Buffer<Int32>, _ reader: SelectionColumn, _ plan: SchemaPlan
  ) throws {
    guard let held = open else { return }
    var row = Int(chosen.base[0])
    if held.rowCount > 0 {
      let heldReader = try SelectionColumn(
        held.columns[plan.column], of: held, needsValues: plan.selection.needsValues,
        budget: budget)
      row = plan.selection.successor(of: heldReader, 0, in: reader, batch.rows(ofTable: 0))
    }
    if row < 0 { return }
    let table = try batch.sliced(tables: 0..<1).with(continuesTable: false)
    let only = try BufferSlice.copying([Int32(truncatingIfNeeded: row)], budget: budget)
    open = try table.selected(only, budget: budget)
  }

  override func drain() throws { try closeOpenTable() }

  private func closeOpenTable() throws {
    guard let batch = open else { return }
    open = nil
    try emit(batch, keepsOrder: setup.inputTablesByKey)
  }

  private func plan(for schema: Schema) throws -> SchemaPlan {
    if let plan, plan.input == schema { return plan }
    let column = try selectedColumn(operation.column, of: schema, setup)
    let selection = try makeRowSelection(
      operation.function, type: schema.fields[column].type, setup)
    let made = SchemaPlan(input: schema, column: column, selection: selection)
    plan = made
    return made
  }
}

/// The position of a column to select by. Errors: `X0003` when it is missing.
func selectedColumn(_ label: String, of schema: Schema, _ setup: OperatorSetup) throws -> Int {
  guard let column = schema.index(of: label) else {
    throw setup.failure(.columnMissing, "no column \"\(label)\" exists")
  }
  return column
}

extension Batch {
  /// One row of each table, or none where `chosen` is negative. chosen `[tables]`
  func selected(_ chosen: BufferSlice<Int32>, budget: MemoryBudget?) throws -> Batch {
    let rows = try Buffer<Int32>(capacity: tableCount, budget: budget)
    let starts = try Buffer<Int32>(capacity: tableCount + 1, budget: budget)
    var count = 0
    starts.base[0] = 0
    for table in 0..<tableCount {
      if chosen.pointer[table] >= 0 {
        rows.base[count] = chosen.pointer[table]
        count &+= 1
      }
      starts.base[table + 1] = Int32(truncatingIfNeeded: count)
    }
    return try taking(
      rows: BufferSlice(rows, count: count),
      tableStarts: BufferSlice(starts, count: tableCount + 1), budget: budget)
  }

  /// Some rows of each table, none of which goes on with a table before it. rows `[new rows]`,
  /// positions in this batch, table by table; tableStarts `[tables + 1]`
  func taking(
    rows: BufferSlice<Int32>, tableStarts newStarts: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Batch {
    let parts = try columns.map { column in
      column.isConstant
        ? column : try column.gathered(rows: rows, tableStarts: tableStarts, budget: budget)
    }
    return Batch(schema: schema, columns: parts, tableStarts: newStarts)
  }
}
