import Columnar
import Planning

/// Aggregates per window: one row of key, result and time.
final class AggregateWindowWorker: WindowWorker {
  private let state: AggregateState
  private let output: AggregateWindowOutput
  private var values: PlainColumn?

  init(
    _ operation: AggregateWindowOperation, _ plan: AggregateWindowPlan, _ setup: OperatorSetup,
    isSequential: Bool
  ) throws {
    state = try makeAggregateState(
      operation.aggregate.function, type: plan.window.output.fields[plan.column].type, setup: setup,
      isSequential: isSequential, ofTables: false)
    output = AggregateWindowOutput(operation, plan, resultType: state.resultType)
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
    let values = try state.results(
      rows.slots.values, empty: EmptyWindowResult(operation.aggregate.function))
    return try output.batch(rows, values: values, budget: budget) { origins in
      try batch.columns.indices.map { index in
        plan.window.output.isKey(index)
          ? try batch.columns[index].gathered(tables: origins, budget: budget) : nil
      }
    }
  }
}
