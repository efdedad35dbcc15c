import Columnar
import Diagnostics
import Planning

/// One step at run time: its operator, where its output goes, and what it cost.
final class StepRun {
  let node: PhysicalNode
  let output: StepOutput
  let notes = StepNotes()
  /// nil for a source.
  var operation: (any Operator)?
  var scan: ScanStatistics?
  private let clock: WorkClock
  private var nanoseconds: Int64 = 0
  private var heldBytes = 0
  private var peakBytes = 0

  init(_ node: PhysicalNode, clock: WorkClock, observer: ExecutionObserver?) {
    self.node = node
    self.clock = clock
    output = StepOutput(countsNulls: observer?.countsNulls ?? false)
  }

  func charge(nanoseconds passed: Int64, bytes: Int) {
    nanoseconds &+= passed
    heldBytes &+= bytes
    peakBytes = max(peakBytes, heldBytes)
  }

  /// Does work in the step's name. Errors: `X0002` in place of `MemoryExhausted`.
  func running<Result>(_ work: () throws -> Result) throws -> Result {
    let previous = clock.change(to: self)
    defer { _ = clock.change(to: previous) }
    do {
      return try work()
    } catch let exhausted as MemoryExhausted {
      throw QueryFailure(
        .memoryExhausted,
        "\(node.origin.functionName) needs \(exhausted.requestedBytes) more bytes of memory, "
          + "but \(exhausted.usedBytes) of \(exhausted.limitBytes) are in use",
        at: node.origin.span, upstreamCode: 8,
        fix: "raise the memory limit, or narrow the range")
    }
  }

  func statistics() -> StepStatistics {
    var result = StepStatistics()
    result.rows = output.rows
    result.tables = output.tables
    result.nulls = output.nulls
    result.schemas = output.schemas
    result.nanoseconds = nanoseconds
    result.peakBytes = peakBytes
    result.scan = scan
    result.path = notes.path
    result.reasons = notes.reasons
    result.notes = notes.notes
    result.lambdaCalls = notes.lambdaCalls
    return result
  }
}

/// Takes a step's output, counts it and hands it to every consumer.
final class StepOutput: BatchSink {
  private(set) var rows = 0
  private(set) var tables = 0
  private(set) var nulls = 0
  private(set) var schemas: [Schema] = []
  private let countsNulls: Bool
  private var consumers: [any BatchSink] = []

  init(countsNulls: Bool) { self.countsNulls = countsNulls }

  func add(_ consumer: any BatchSink) { consumers.append(consumer) }

  func consume(_ batch: Batch) throws {
    rows &+= batch.rowCount
    tables &+= batch.tableCount &- (batch.continuesTable ? 1 : 0)
    if schemas.last != batch.schema && !schemas.contains(batch.schema) {
      schemas.append(batch.schema)
    }
    if countsNulls { nulls &+= batch.nullCount }
    for consumer in consumers { try consumer.consume(batch) }
  }

  func finish() throws {
    for consumer in consumers { try consumer.finish() }
  }
}

/// One input of a step, as the steps above see it.
final class StepInput: BatchSink {
  private let step: StepRun
  private let index: Int

  init(_ step: StepRun, index: Int) {
    self.step = step
    self.index = index
  }

  func consume(_ batch: Batch) throws {
    try step.running { try step.operation?.consume(batch, input: index) }
  }

  func finish() throws {
    try step.running { try step.operation?.finish(input: index) }
  }
}

extension Batch {
  /// Null cells of all columns. Complexity: O(columns * rows / 64), O(rows) for dictionaries.
  var nullCount: Int {
    var total = 0
    for column in columns {
      switch column.storage {
      case .plain(_, let validity):
        if let validity { total &+= rowCount &- validity.validCount(in: 0..<rowCount) }
      case .constant(_, let validity):
        guard let validity else { continue }
        for table in 0..<tableCount where !validity.isValid(table) {
          total &+= rows(ofTable: table).count
        }
      case .dictionary(let codes, _):
        for code in codes.values where code < 0 { total &+= 1 }
      case .regularTime: continue
      }
    }
    return total
  }
}
