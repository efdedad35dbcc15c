import Columnar
import Planning

/// A source of given batches that carries out nothing itself.
package final class BatchSource: ScanSource {
  package let description: String
  package let capabilities = ScanCapabilities()
  package let tablesByKey: Bool
  package let rowsByTime: Bool
  private let batches: [Batch]

  package init(
    _ description: String, _ batches: [Batch], tablesByKey: Bool = true, rowsByTime: Bool = true
  ) {
    self.description = description
    self.batches = batches
    self.tablesByKey = tablesByKey
    self.rowsByTime = rowsByTime
  }

  package func canPush(_ predicate: SourcePredicate) -> Bool { false }
  package func canPush(_ aggregate: ScanAggregate) -> Bool { false }

  package func schemas(_ request: ScanRequest) -> [Schema]? { nil }

  package func open(_ request: ScanRequest, context: QueryContext) -> any ScanReader {
    BatchListReader(batches)
  }
}

private final class BatchListReader: ScanReader {
  private var rest: ArraySlice<Batch>
  let statistics = ScanStatistics()

  init(_ batches: [Batch]) { rest = batches[...] }

  func next() -> Batch? { rest.popFirst() }
}
