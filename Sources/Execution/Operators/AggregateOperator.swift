import Columnar
import Planning

/// `count`, `sum`, `mean` and their like: one row of key and result per table.
final class AggregateOperator: CollectingOperator {
  private let operation: AggregateOperation
  private var plan: SchemaPlan?
  /// The last batch, whose last table may go on; each table has its slot.
  private var pending: Batch?

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
    try emitPending(lastGoesOn: batch.continuesTable)
    let plan = try plan(for: batch.schema)
    let state = plan.state
    try state.grow(to: batch.tableCount)
    let values =
      state.needsValues
      ? try PlainColumn(batch.columns[plan.column], of: batch, budget: budget) : nil
    for table in 0..<batch.tableCount {
      try state.add(values, table: table, of: batch, slot: table)
    }
    pending = batch
  }

  override func drain() throws { try emitPending(lastGoesOn: false) }

  /// Emits the tables that are whole by now; the slot of the last one stays if it goes on.
  private func emitPending(lastGoesOn: Bool) throws {
    guard let batch = pending, let plan else { return }
    pending = nil
    let whole = lastGoesOn ? batch.tableCount - 1 : batch.tableCount
    if whole > 0 { try emitResults(of: batch.sliced(tables: 0..<whole, budget: budget), plan) }
    try plan.state.reset(keeping: whole..<batch.tableCount)
  }

  /// The results of the first slots, one for each table of the batch.
  private func emitResults(of batch: Batch, _ plan: SchemaPlan) throws {
    let results = try plan.state.results(first: batch.tableCount)
    let keys = batch.schema.keyIndices.map { batch.columns[$0] }
    try emit(
      Batch(
        schema: plan.output, columns: keys + [results],
        tableStarts: .rowPerTable(batch.tableCount, budget: budget)),
      keepsOrder: setup.inputTablesByKey)
  }

  private func plan(for schema: Schema) throws -> SchemaPlan {
    if let plan, plan.input == schema { return plan }
    let column = try aggregatedColumn(operation.column, of: schema, setup)
    let state = try makeAggregateState(
      operation.function, type: schema.fields[column].type, setup: setup, isSequential: true,
      ofTables: true)
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
