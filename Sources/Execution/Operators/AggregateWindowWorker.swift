import Columnar
import Planning

/// Aggregates per window: one row of key, result and time.
final class AggregateWindowWorker: WindowWorker {
  private let state: AggregateState
  private let output: Schema
  private var values: PlainColumn?

  init(
    _ operation: AggregateWindowOperation, _ plan: AggregateWindowPlan, _ setup: OperatorSetup,
    isSequential: Bool
  ) throws {
    let window = plan.window.output
    state = try makeAggregateState(
      operation.aggregate.function, type: window.fields[plan.column].type, setup: setup,
      isSequential: isSequential, ofTables: false)
    var schema = aggregateSchema(
      window, Field(operation.aggregate.column, state.resultType))
    let time = Field(operation.timeDestination, .time)
    if operation.timeFirst {
      schema.fields.insert(time, at: 0)
      schema.keyIndices = schema.keyIndices.map { $0 + 1 }
    } else {
      schema.fields.append(time)
    }
    output = schema
    super.init(operation, setup)
  }

  override func begin(_ batch: Batch, _ plan: AggregateWindowPlan) throws {
    values =
      state.needsValues
      ? try PlainColumn(batch.columns[plan.column], of: batch, budget: budget) : nil
  }

  override func add(_ rows: SlotRows, slotCount: Int) throws {
    try state.grow(to: slotCount)
    try state.add(values, rows)
  }

  override func end(keeping slots: Range<Int>) throws {
    values = nil
    try state.reset(keeping: slots)
  }

  override func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    var rows = rows
    let values = try state.results(
      rows.slots.values, empty: EmptyWindowResult(operation.aggregate.function))
    guard let times = try times(rows) else {
      preconditionFailure("an aggregate's time comes from its window")
    }
    let (starts, origins) = try rows.finishTables()
    let keys = try plan.window.output.keyIndices.map { index -> Column in
      guard index < batch.columns.count,
        let column = try batch.columns[index].gathered(tables: origins, budget: budget)
      else {
        return try .constant(.time(0), type: .time, tableCount: origins.count, budget: budget)
      }
      return column
    }
    let columns = operation.timeFirst ? [times] + keys + [values] : keys + [values, times]
    return Batch(schema: output, columns: columns, tableStarts: starts)
  }
}
