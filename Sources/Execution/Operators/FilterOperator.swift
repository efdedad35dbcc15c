import Columnar
import Planning

/// `filter`: the rows for which the lambda is true; null counts as false.
final class FilterOperator: LambdaOperator<CutBatch> {
  private let keepsEmptyTables: Bool
  private var openTable = OpenTable()

  init(_ operation: FilterOperation, _ setup: OperatorSetup) {
    keepsEmptyTables = operation.keepsEmptyTables
    super.init(operation.function, setup)
  }

  override var transform: @Sendable (Batch, LambdaRunner) throws -> CutBatch {
    let budget = budget
    let keepsEmptyTables = keepsEmptyTables
    return { batch, runner in
      let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
      try runner.filter(batch, mask: mask.base)
      return try CutBatch(
        batch, mask: mask.base, keepsEmptyTables: keepsEmptyTables, budget: budget)
    }
  }

  override func take(_ cut: CutBatch) throws {
    let kept = keepsEmptyTables ? cut.batch : openTable.place(cut)
    if kept.tableCount > 0 { try setup.output.consume(kept) }
  }
}
