import Columnar
import Planning

/// The tables that `aggregateWindow` makes of an aggregate's results: a row of key, result and time
/// for each window.
struct AggregateWindowOutput {
  private let operation: AggregateWindowOperation
  private let keyIndices: [Int]
  private let schema: Schema

  init(
    _ operation: AggregateWindowOperation, _ plan: AggregateWindowPlan, resultType: ColumnType
  ) {
    self.operation = operation
    let window = plan.window.output
    keyIndices = window.keyIndices
    var schema = aggregateSchema(window, Field(operation.aggregate.column, resultType))
    let time = Field(operation.timeDestination, .time)
    if operation.timeFirst {
      schema.fields.insert(time, at: 0)
      schema.keyIndices = schema.keyIndices.map { $0 + 1 }
    } else {
      schema.fields.append(time)
    }
    self.schema = schema
  }

  /// The batch, its bounds still to be set. values: the results `[rows]`; keyColumns: by field of the
  /// windows, for tables that came from those given; nil for bounds that the key did not have.
  func batch(
    _ rows: WindowRows, values: Column, budget: MemoryBudget?,
    keyColumns: (_ origins: BufferSlice<Int32>) throws -> [Column?]
  ) throws -> Batch {
    var rows = rows
    guard let times = try operation.windowTimes(rows, budget: budget) else {
      preconditionFailure("an aggregate's time comes from its window")
    }
    let (starts, origins) = try rows.finishTables()
    let known = try keyColumns(origins)
    let keys = try keyIndices.map { field in
      try (field < known.count ? known[field] : nil)
        ?? .constant(.time(0), type: .time, tableCount: origins.count, budget: budget)
    }
    let columns = operation.timeFirst ? [times] + keys + [values] : keys + [values, times]
    return Batch(schema: schema, columns: columns, tableStarts: starts)
  }
}

extension AggregateWindowOperation {
  /// The time that each output row gets from its window; nil when it keeps its own.
  func windowTimes(_ rows: WindowRows, budget: MemoryBudget?) throws -> Column? {
    let source: UnsafeMutablePointer<Int64>?
    if timeSource == window.stopColumn {
      source = rows.stops.base
    } else if timeSource == window.startColumn {
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
