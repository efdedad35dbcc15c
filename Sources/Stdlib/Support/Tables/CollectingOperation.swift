import Columnar
import Interpreter
import Planning

/// A private step over several inputs that needs all of them before it can say anything: joins and
/// differences.
struct CollectingOperation: CustomOperation {
  let name: String
  let origin: StepOrigin
  var pieceUse = PieceUse.ends
  /// Whole tables of each input in; batches out.
  let transform: @Sendable ([[Batch]], StepContext) throws -> [Batch]

  var keepsTableOrder: Bool { false }

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    CollectingOperator(
      inputCount: inputCount, transform: transform,
      step: StepContext(context: context, origin: origin), output: output)
  }
}

private final class CollectingOperator: Operator {
  private let transform: ([[Batch]], StepContext) throws -> [Batch]
  private let step: StepContext
  private let output: any BatchSink
  private var inputs: [[Batch]]
  private var gatherers: [WholeTableOperator] = []
  private var openInputs: Int

  init(
    inputCount: Int, transform: @escaping ([[Batch]], StepContext) throws -> [Batch],
    step: StepContext, output: any BatchSink
  ) {
    self.transform = transform
    self.step = step
    self.output = output
    inputs = Array(repeating: [], count: inputCount)
    openInputs = inputCount
    gatherers = (0..<inputCount).map { input in
      WholeTableOperator(
        transform: { batch, _ in [batch] }, step: step,
        output: Collector { [unowned self] in inputs[input].append($0) })
    }
  }

  func consume(_ batch: Batch, input: Int) throws {
    try gatherers[input].consume(batch, input: 0)
  }

  func finish(input: Int) throws {
    try gatherers[input].finish(input: 0)
    openInputs -= 1
    guard openInputs == 0 else { return }
    for batch in try transform(inputs, step) where batch.tableCount > 0 {
      try output.consume(batch)
    }
    inputs = []
    try output.finish()
  }

  private final class Collector: BatchSink {
    private let take: (Batch) -> Void
    init(_ take: @escaping (Batch) -> Void) { self.take = take }
    func consume(_ batch: Batch) { take(batch) }
    func finish() {}
  }
}
