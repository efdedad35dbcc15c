import Columnar
import Planning

/// `reduce`: a strict left fold over each table's rows, one row of key and accumulator out.
final class ReduceOperator: CollectingOperator {
  private let operation: ReduceOperation
  private var plan: ReducePlan?
  private var open: Batch?

  init(_ operation: ReduceOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override var onRepeatedKey: TableCollector.RepeatedKey {
    .failWith(.reducersCollide, "two reducers writing result to the same table")
  }

  override var failsOverRows: Bool { true }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try closeOpenTable() }
    let plan = try plan(for: batch.schema)
    try plan.fold(batch)
    let last = batch.tableCount - 1
    if last > 0 { try emitResults(of: batch.sliced(tables: 0..<last, budget: budget), plan) }
    open = try batch.sliced(tables: last..<(last + 1), budget: budget)
    plan.folder.keepLast()
  }

  override func drain() throws { try closeOpenTable() }

  private func closeOpenTable() throws {
    guard let batch = open, let plan else { return }
    open = nil
    try emitResults(of: batch, plan)
    plan.folder.removeAll()
  }

  private func plan(for schema: Schema) throws -> ReducePlan {
    if let plan, plan.input == schema { return plan }
    let made = try ReducePlan(operation, schema, setup)
    plan = made
    return made
  }

  private func emitResults(of batch: Batch, _ plan: ReducePlan) throws {
    let tables = batch.tableCount
    let columns = try plan.sources.map { source in
      switch source {
      case .key(let index): return batch.columns[index]
      case .field(let field, let isKey):
        let builder = ColumnBuilder(type: plan.fields[field].type, budget: budget)
        for table in 0..<tables {
          let value = plan.folder.value(table: table, field: field)
          if case .null = value {
            throw setup.failure(
              .lambdaResultUnsupported,
              "null values are not supported for \"\(plan.fields[field].label)\" in the reduce() "
                + "function")
          }
          try builder.append(value)
        }
        return try isKey ? builder.finishConstant() : builder.finishPlain()
      }
    }
    try emit(
      Batch(
        schema: plan.output, columns: columns,
        tableStarts: .rowPerTable(tables, budget: budget)),
      keepsOrder: setup.inputTablesByKey && setup.inputKeysAlike && !plan.changesKey)
  }
}
