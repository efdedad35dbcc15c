import Columnar
import Planning

/// The frame of an operator with one input: subclasses say what a batch and the end do.
class UnaryOperator: Operator {
  let setup: OperatorSetup

  init(_ setup: OperatorSetup) { self.setup = setup }

  var budget: MemoryBudget? { setup.context.budget }

  final func consume(_ batch: Batch, input: Int) throws {
    try setup.context.checkCancellation()
    try process(batch)
  }

  final func finish(input: Int) throws {
    try complete()
    try setup.output.finish()
  }

  /// Takes the next batch of the input.
  func process(_ batch: Batch) throws {}

  /// The input has ended; the output's `finish` follows by itself.
  func complete() throws {}
}
