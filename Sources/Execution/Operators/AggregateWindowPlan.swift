import Columnar
import Planning

/// What `aggregateWindow` does to one input schema.
struct AggregateWindowPlan {
  let input: Schema
  let window: WindowPlan
  let column: Int
  /// `_start` and `_stop` were in the key before.
  let hadKeyedBounds: Bool

  init(
    _ operation: AggregateWindowOperation, _ schema: Schema, _ setup: OperatorSetup
  ) throws {
    input = schema
    let window = try WindowPlan(operation.window, schema, setup)
    self.window = window
    hadKeyedBounds = schema.isKey(window.start) || schema.isKey(window.stop)
    if operation.aggregate.isSelector {
      column = try selectedColumn(operation.aggregate.column, of: window.output, setup)
    } else {
      column = try aggregatedColumn(operation.aggregate.column, of: window.output, setup)
    }
  }
}

extension WindowPlan {
  /// A result batch whose bounds, found by label, become the whole range.
  func withKeyBounds(
    _ batch: Batch, _ range: Range<Int64>, budget: MemoryBudget?
  ) throws -> Batch {
    var columns = batch.columns
    for (index, value) in [(start, range.lowerBound), (stop, range.upperBound)] {
      guard let position = batch.schema.index(of: output.fields[index].label) else { continue }
      columns[position] = try .constant(
        .time(value), type: .time, tableCount: batch.tableCount, budget: budget)
    }
    return batch.with(schema: batch.schema, columns: columns)
  }
}
