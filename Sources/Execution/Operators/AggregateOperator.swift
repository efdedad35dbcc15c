import Columnar
import Planning

/// `count`, `sum`, `mean` and their like: one row of key and result per table.
final class AggregateOperator: CollectingOperator {
  private let operation: AggregateOperation
  private var plan: SchemaPlan?
  /// The table at the end of the last batch, whose rows may go on; its slot is the last one.
  private var open: Batch?

  init(_ operation: AggregateOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey { .fail }

  private struct SchemaPlan {
    let input: Schema
    let output: Schema
    let column: Int
    let state: AggregateState
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try closeOpenTable() }
    let plan = try plan(for: batch.schema)
    let state = plan.state
    try state.reset(keeping: 0..<(batch.continuesTable ? state.slotCount : 0))
    try state.grow(to: batch.tableCount)
    let values =
      state.needsValues
      ? try PlainColumn(batch.columns[plan.column], of: batch, budget: budget) : nil
    for table in 0..<batch.tableCount {
      try state.add(values, rows: batch.rows(ofTable: table), slot: table)
    }
    let last = batch.tableCount - 1
    if last > 0 { try emitResults(of: batch.sliced(tables: 0..<last), plan) }
    open = try batch.sliced(tables: last..<(last + 1))
    try state.reset(keeping: last..<(last + 1))
  }

  override func drain() throws { try closeOpenTable() }

  private func closeOpenTable() throws {
    guard let batch = open, let plan else { return }
    open = nil
    try emitResults(of: batch, plan)
  }

  /// The results of the first slots, one for each table of the batch.
  private func emitResults(of batch: Batch, _ plan: SchemaPlan) throws {
    let builder = ColumnBuilder(
      type: plan.state.resultType, capacity: batch.tableCount, budget: budget)
    for table in 0..<batch.tableCount { try plan.state.append(slot: table, to: builder) }
    let results = try builder.finishPlain()
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    for table in 0...batch.tableCount { starts.base[table] = Int32(truncatingIfNeeded: table) }
    let keys = batch.schema.keyIndices.map { batch.columns[$0] }
    try emit(
      Batch(
        schema: plan.output, columns: keys + [results],
        tableStarts: BufferSlice(starts, count: batch.tableCount + 1)),
      keepsOrder: setup.inputTablesByKey)
  }

  private func plan(for schema: Schema) throws -> SchemaPlan {
    if let plan, plan.input == schema { return plan }
    let column = try aggregatedColumn(operation.column, of: schema, setup)
    let state = try makeAggregateState(
      operation.function, type: schema.fields[column].type, setup: setup, isSequential: true)
    let made = SchemaPlan(
      input: schema,
      output: aggregateSchema(schema, Field(operation.column, state.resultType)),
      column: column, state: state)
    plan = made
    return made
  }
}

/// Key columns in key order, then the value.
func aggregateSchema(_ schema: Schema, _ value: Field) -> Schema {
  let keys = schema.keyIndices.map { schema.fields[$0] }
  return Schema(fields: keys + [value], keyIndices: Array(keys.indices))
}

/// The position of a column to aggregate.
/// Errors: `X0003` when it is missing, `X0010` when it is in the group key.
func aggregatedColumn(
  _ label: String, of schema: Schema, _ setup: OperatorSetup
) throws -> Int {
  guard let column = schema.index(of: label) else {
    throw setup.failure(.columnMissing, "column \"\(label)\" does not exist")
  }
  if schema.isKey(column) {
    throw setup.failure(
      .keyColumnAggregated, "cannot aggregate columns that are part of the group key")
  }
  return column
}
