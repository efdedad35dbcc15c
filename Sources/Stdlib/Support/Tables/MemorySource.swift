import Columnar
import Planning

/// Tables that are in memory: what `array.from` and `tableFind` make.
final class MemorySource: ScanSource {
  let description: String
  private let batches: [Batch]
  let tablesByKey: Bool
  let rowsByTime = false
  /// The same for all tables.
  let keyOutsideColumns: KeyOutsideColumns?

  /// tables are whole and, when there is more than one, in any order.
  init(description: String, batches: [Batch], keyOutsideColumns: KeyOutsideColumns? = nil) {
    self.description = description
    self.batches = batches
    self.keyOutsideColumns = keyOutsideColumns
    tablesByKey = batches.reduce(0) { $0 + $1.tableCount } <= 1
  }

  var capabilities: ScanCapabilities { ScanCapabilities() }
  func canPush(_ predicate: SourcePredicate) -> Bool { false }
  func canPush(_ aggregate: ScanAggregate) -> Bool { false }

  func schemas(_ request: ScanRequest) -> [Schema]? {
    batches.reduce(into: [Schema]()) { found, batch in
      if found.last != batch.schema { found.append(batch.schema) }
    }
  }

  func open(_ request: ScanRequest, context: QueryContext) -> any ScanReader {
    MemoryReader(batches, context: context)
  }

  private final class MemoryReader: ScanReader {
    private var rest: ArraySlice<Batch>
    private let context: QueryContext
    private(set) var statistics = ScanStatistics()

    init(_ batches: [Batch], context: QueryContext) {
      rest = batches[...]
      self.context = context
    }

    func next() throws -> Batch? {
      guard let batch = rest.popFirst() else { return nil }
      if batch.rowCount > context.batchRowsMax, context.batchRowsMax > 0 {
        let cut = context.batchRowsMax
        rest.insert(try batch.sliced(rows: cut..<batch.rowCount), at: rest.startIndex)
        let head = try batch.sliced(rows: 0..<cut)
        statistics.rowsProduced += head.rowCount
        return head
      }
      statistics.rowsProduced += batch.rowCount
      return batch
    }
  }
}
