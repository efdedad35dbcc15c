import Columnar
import Diagnostics
import Execution
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
  var keepsRowOrder = false
  var isIdempotent = false
  var pieceUse = PieceUse.ends
  /// Makes rows from group keys.
  var readsGroupKey = false
  var boundsShift = CalendarDuration.zero
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
  ///
  /// keepsRowOrder: rows stay in their tables and in their order. readsGroupKey: rows are made from
  /// group keys, as aggregates do. boundsShift: how far the step moves all times.
  func tableStep(
    order: TableOrder, keepsRowOrder: Bool = false, pieces: PieceUse = .ends,
    readsGroupKey: Bool = false, boundsShift: CalendarDuration = .zero,
    _ transform: @escaping @Sendable (Batch, StepContext) throws -> [Batch]
  ) throws -> Value {
    try step(
      WholeTableOperation(
        name: functionName, order: order, origin: origin, keepsRowOrder: keepsRowOrder,
        pieceUse: pieces, readsGroupKey: readsGroupKey, boundsShift: boundsShift,
        transform: transform))
  }
}

/// Puts tables that arrive in several batches together before the step sees them.
final class WholeTableOperator: Operator {
  private let transform: (Batch, StepContext) throws -> [Batch]
  private let step: StepContext
  private let output: any BatchSink
  private var wholeTables: WholeTables

  init(
    transform: @escaping (Batch, StepContext) throws -> [Batch], step: StepContext,
    output: any BatchSink
  ) {
    self.transform = transform
    self.step = step
    self.output = output
    wholeTables = WholeTables(budget: step.budget)
  }

  func consume(_ batch: Batch, input: Int) throws {
    try step.context.checkCancellation()
    for whole in try wholeTables.add(batch) { try emit(whole) }
  }

  func finish(input: Int) throws {
    for whole in try wholeTables.finish() { try emit(whole) }
    try output.finish()
  }

  private func emit(_ batch: Batch) throws {
    for result in try transform(batch, step) where result.tableCount > 0 {
      try output.consume(result)
    }
  }
}

/// The numbers in a buffer of the query.
func int32Slice(_ numbers: [Int32], budget: MemoryBudget?) throws -> BufferSlice<Int32> {
  let buffer = try Buffer<Int32>(capacity: numbers.count, budget: budget)
  numbers.withUnsafeBufferPointer { numbers in
    if let start = numbers.baseAddress { buffer.base.update(from: start, count: numbers.count) }
  }
  return BufferSlice(buffer, count: numbers.count)
}
