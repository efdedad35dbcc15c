import Columnar
import Execution
import Planning

/// Hands tables on sorted by group key at the end of the input, and finishes what it feeds.
final class TableSorter: BatchSink {
  private let collector: TableCollector
  private let output: any BatchSink

  init(_ step: StepContext, mergesEqualKeys: Bool, output: any BatchSink) {
    collector = TableCollector(
      step.context, span: step.origin.span, onRepeatedKey: mergesEqualKeys ? .merge : .fail,
      refusesAtEnd: true)
    self.output = output
  }

  func consume(_ batch: Batch) throws { try collector.add(batch) }

  func finish() throws {
    try collector.finish(into: output)
    try output.finish()
  }
}

/// Tables sorted by group key; equal keys become one table or are refused.
/// Complexity: O(tables log tables + rows). Errors: `X0006` for a key that came twice, `X0005` for
/// a column of two types.
func sortedByKey(
  _ batches: [Batch], mergesEqualKeys: Bool, _ step: StepContext
) throws -> [Batch] {
  let collector = TableCollector(
    step.context, span: step.origin.span, onRepeatedKey: mergesEqualKeys ? .merge : .fail)
  for batch in batches { try collector.add(batch) }
  let result = BatchList()
  try collector.finish(into: result)
  return result.batches
}

private final class BatchList: BatchSink {
  private(set) var batches: [Batch] = []
  func consume(_ batch: Batch) { batches.append(batch) }
  func finish() {}
}
