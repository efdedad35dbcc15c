import Columnar
import Planning

/// `union`: tables of equal key become one, rows in the order of the arguments.
final class UnionOperator: Operator {
  private let setup: OperatorSetup
  private var batches: [[Batch]]
  private var openInputs: Int

  init(inputCount: Int, _ setup: OperatorSetup) {
    self.setup = setup
    batches = Array(repeating: [], count: inputCount)
    openInputs = inputCount
  }

  func consume(_ batch: Batch, input: Int) throws {
    try setup.context.checkCancellation()
    batches[input].append(batch)
  }

  func finish(input: Int) throws {
    openInputs -= 1
    if openInputs > 0 { return }
    let collector = TableCollector(setup, onRepeatedKey: .merge)
    for index in batches.indices {
      for batch in batches[index] { try collector.add(batch) }
      batches[index] = []
    }
    try collector.finish(into: setup.output)
    try setup.output.finish()
  }
}
