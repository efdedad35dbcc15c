import Columnar
import Planning

/// Feeds one operator with another one's output, inside one step.
final class OperatorSink: BatchSink {
  private let target: any Operator

  init(_ target: any Operator) { self.target = target }

  func consume(_ batch: Batch) throws { try target.consume(batch, input: 0) }
  func finish() throws { try target.finish(input: 0) }
}
