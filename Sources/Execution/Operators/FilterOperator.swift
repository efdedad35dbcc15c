import Columnar
import Planning

/// `filter`: the rows for which the lambda is true; null counts as false.
final class FilterOperator: UnaryOperator {
  private let operation: FilterOperation
  private var openTable = OpenTable()
  private var runner: LambdaRunner?

  init(_ operation: FilterOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let runner = try runner(for: batch.schema)
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
    try runner.filter(batch, mask: mask.base)
    let kept =
      operation.keepsEmptyTables
      ? try batch.filtered(mask: mask.base, keepEmptyTables: true, budget: budget)
      : try openTable.filter(batch, mask: mask.base, budget: budget)
    if kept.tableCount > 0 { try setup.output.consume(kept) }
  }

  private func runner(for schema: Schema) throws -> LambdaRunner {
    if let runner, runner.lambda.input == schema { return runner }
    let lambda = try operation.function.typed(for: schema)
    let made = try LambdaRunner(operation.function, lambda, setup)
    runner = made
    return made
  }
}
