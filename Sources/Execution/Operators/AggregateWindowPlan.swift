import Columnar
import Planning

/// What `aggregateWindow` does to one input schema.
struct AggregateWindowPlan {
  let input: Schema
  let window: WindowPlan
  let column: Int
  /// `_start` and `_stop` were in the key before.
  let hadKeyedBounds: Bool
  /// Upstream's merged form leaves rows outside the range out; the general form keeps them.
  let dropsOutside: Bool

  init(
    _ operation: AggregateWindowOperation, _ schema: Schema, _ setup: OperatorSetup
  ) throws {
    input = schema
    let window = try WindowPlan(operation.window, schema, setup)
    self.window = window
    hadKeyedBounds = schema.isKey(window.start) || schema.isKey(window.stop)
    dropsOutside = operation.timeFirst
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

/// The part of `aggregateWindow` that differs between aggregates and selectors.
class WindowWorker {
  let operation: AggregateWindowOperation
  let setup: OperatorSetup

  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) {
    self.operation = operation
    self.setup = setup
  }

  var budget: MemoryBudget? { setup.context.budget }

  /// A batch's rows follow.
  func begin(_ batch: Batch, _ plan: AggregateWindowPlan) throws {}
  /// Makes slots until there are so many.
  func grow(to slots: Int) throws {}
  /// Rows of the batch go into a slot, in table order.
  func add(_ rows: Range<Int>, slot: Int) throws {}
  /// Whether a slot that got rows yields one; a selector's may hold nothing but nulls.
  func hasResult(slot: Int) -> Bool { true }
  /// The batch's rows are done; only these slots stay and become the first.
  func end(keeping slots: Range<Int>) throws {}
  /// The output for closed tables, its bounds still to be set.
  func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    batch
  }

  /// The time that each output row gets; nil when it keeps its own.
  final func times(_ rows: WindowRows) throws -> Column? {
    let source: UnsafeMutablePointer<Int64>?
    if operation.timeSource == operation.window.stopColumn {
      source = rows.stops.base
    } else if operation.timeSource == operation.window.startColumn {
      source = rows.starts.base
    } else {
      return nil
    }
    let words = try Buffer<UInt64>(capacity: rows.rowCount, budget: budget)
    if let source {
      for row in 0..<rows.rowCount { words.base[row] = UInt64(bitPattern: source[row]) }
    }
    return Column(
      type: .time, storage: .plain(.words(BufferSlice(words, count: rows.rowCount)), nil))
  }
}

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
      isSequential: isSequential)
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

  override func grow(to slots: Int) throws { try state.grow(to: slots) }

  override func add(_ rows: Range<Int>, slot: Int) throws {
    try state.add(values, rows: rows, slot: slot)
  }

  override func end(keeping slots: Range<Int>) throws {
    values = nil
    try state.reset(keeping: slots)
  }

  override func results(
    _ rows: WindowRows, _ batch: Batch, _ plan: AggregateWindowPlan
  ) throws -> Batch {
    var rows = rows
    let empty = EmptyWindowResult(operation.aggregate.function)
    let builder = ColumnBuilder(type: state.resultType, budget: budget)
    for row in 0..<rows.rowCount {
      let slot = Int(rows.slots[row])
      if slot >= 0 {
        try state.append(slot: slot, to: builder)
      } else {
        try empty.append(to: builder)
      }
    }
    let values = try builder.finishPlain()
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

/// What an aggregate yields for a window without rows: 0 for `count`, else null.
private struct EmptyWindowResult {
  private let isCount: Bool

  init(_ function: AggregateOperation.Function) {
    if case .count = function { isCount = true } else { isCount = false }
  }

  func append(to builder: ColumnBuilder) throws {
    if isCount { try builder.append(word: 0) } else { try builder.appendNull() }
  }
}
