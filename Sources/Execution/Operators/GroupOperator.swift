import Columnar
import Planning

/// `group`: regroups rows by the values of columns; columns that a table lacks are left out.
final class GroupOperator: CollectingOperator {
  private let operation: GroupOperation

  init(_ operation: GroupOperation, _ setup: OperatorSetup) {
    self.operation = operation
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let schema = batch.schema
    let key = schema.fields.indices.filter { index in
      operation.columns.contains(schema.fields[index].label) == (operation.mode == .by)
    }
    let grouped = try RowGrouping(batch, budget: budget).grouped(by: key)
    let isSame = Set(key) == Set(schema.keyIndices)
    // With another key a table goes on only by its key: the batch before may have been regrouped.
    try emit(
      isSame ? grouped : grouped.with(continuesTable: false),
      keepsOrder: isSame && setup.inputTablesByKey && setup.inputKeysAlike)
  }
}
