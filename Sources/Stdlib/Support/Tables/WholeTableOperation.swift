import Columnar
import Diagnostics
import Interpreter
import Planning

/// In which order a step hands its tables on.
enum TableOrder: Sendable {
  /// As they came.
  case arrival
  /// Sorted by group key at the end of the input; tables of one key are merged.
  case byKey
  /// Sorted by group key; a second table of one key is an error.
  case byUniqueKey
}

/// Where a private step runs, for its messages and buffers.
struct StepContext: Sendable {
  let context: QueryContext
  let origin: StepOrigin

  var budget: MemoryBudget { context.budget }

  func failure(_ message: String, _ code: DiagnosticCode = .stepFailed) -> QueryFailure {
    QueryFailure(code, message, at: origin.span)
  }
}

extension DiagnosticCode {
  /// A table function cannot work on the table it was given.
  package static let stepFailed = DiagnosticCode("X0101")
  /// A column that the function needs is not in the table.
  package static let stepColumn = DiagnosticCode("X0102")
}

/// A private step over one input that looks at whole tables, many of them at a time.
struct WholeTableOperation: CustomOperation {
  let name: String
  let order: TableOrder
  let origin: StepOrigin
  var pieceUse = PieceUse.ends
  /// Batches of whole tables in, batches of whole tables out.
  let transform: @Sendable (Batch, StepContext) throws -> [Batch]

  var keepsTableOrder: Bool { if case .arrival = order { true } else { false } }

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    let step = StepContext(context: context, origin: origin)
    let sink: any BatchSink
    switch order {
    case .arrival: sink = output
    case .byKey: sink = TableSorter(step, mergesEqualKeys: true, output: output)
    case .byUniqueKey: sink = TableSorter(step, mergesEqualKeys: false, output: output)
    }
    return WholeTableOperator(transform: transform, step: step, output: sink)
  }
}

extension Call {
  /// The next step, told by what it does to batches of whole tables. A step that keeps pieces takes
  /// their numbers along with the rows, as `BatchEdit` does.
  func tableStep(
    order: TableOrder, pieces: PieceUse = .ends,
    _ transform: @escaping @Sendable (Batch, StepContext) throws -> [Batch]
  ) throws -> Value {
    try step(
      WholeTableOperation(
        name: functionName, order: order, origin: origin, pieceUse: pieces, transform: transform))
  }
}

/// Puts tables that arrive in several batches together before the step sees them.
final class WholeTableOperator: Operator {
  private let transform: (Batch, StepContext) throws -> [Batch]
  private let step: StepContext
  private let output: any BatchSink
  /// The last table so far, which may go on in the next batch.
  private var parts: [Batch] = []

  init(
    transform: @escaping (Batch, StepContext) throws -> [Batch], step: StepContext,
    output: any BatchSink
  ) {
    self.transform = transform
    self.step = step
    self.output = output
  }

  func consume(_ batch: Batch, input: Int) throws {
    try step.context.checkCancellation()
    var first = 0
    if batch.continuesTable, !parts.isEmpty, batch.tableCount > 0 {
      parts.append(try batch.sliced(tables: 0..<1, budget: step.budget))
      first = 1
    }
    if first == batch.tableCount { return }
    try flush()
    let last = batch.tableCount - 1
    if last > first { try emit(try batch.sliced(tables: first..<last, budget: step.budget)) }
    parts = [try batch.sliced(tables: last..<(last + 1), budget: step.budget)]
  }

  func finish(input: Int) throws {
    try flush()
    try output.finish()
  }

  private func flush() throws {
    if parts.isEmpty { return }
    let whole = try joinParts(parts, budget: step.budget)
    parts = []
    try emit(whole)
  }

  private func emit(_ batch: Batch) throws {
    for result in try transform(batch, step) where result.tableCount > 0 {
      try output.consume(result)
    }
  }
}

/// One table from its parts, in order. Complexity: O(rows).
func joinParts(_ parts: [Batch], budget: MemoryBudget?) throws -> Batch {
  guard let first = parts.first else { preconditionFailure("a table has at least one part") }
  if parts.count == 1 {
    if !first.continuesTable { return first }
    return Batch(
      schema: first.schema, columns: first.columns, tableStarts: first.tableStarts,
      pieces: first.pieces)
  }
  func joined(_ type: ColumnType, _ column: (Batch) -> Column?) throws -> Column {
    let builder = ColumnBuilder(type: type, budget: budget)
    for part in parts {
      if let cells = column(part) {
        try builder.append(
          contentsOf: cells, rows: 0..<part.rowCount, tableStarts: part.tableStarts)
      } else {
        for _ in 0..<part.rowCount { try builder.appendNull() }
      }
    }
    return try builder.finishPlain()
  }
  let columns = try first.schema.fields.indices.map { index -> Column in
    if first.schema.isKey(index) { return first.columns[index] }
    return try joined(first.schema.fields[index].type) { $0.columns[index] }
  }
  let rowCount = parts.reduce(0) { $0 + $1.rowCount }
  return Batch(
    schema: first.schema, columns: columns,
    tableStarts: try int32Slice([0, Int32(truncatingIfNeeded: rowCount)], budget: budget),
    pieces: try parts.allSatisfy { $0.pieces == nil } ? nil : joined(.int) { $0.pieces })
}

/// The numbers in a buffer of the query.
func int32Slice(_ numbers: [Int32], budget: MemoryBudget?) throws -> BufferSlice<Int32> {
  let buffer = try Buffer<Int32>(capacity: numbers.count, budget: budget)
  for (index, number) in numbers.enumerated() { buffer.base[index] = number }
  return BufferSlice(buffer, count: numbers.count)
}
