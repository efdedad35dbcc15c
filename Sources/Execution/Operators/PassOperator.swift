import Columnar

/// Hands batches on as they are: what a `yield` between steps does.
final class PassOperator: UnaryOperator {
  override func process(_ batch: Batch) throws { try setup.output.consume(batch) }
}
