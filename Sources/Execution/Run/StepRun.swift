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
  /// It takes no more input.
  private(set) var hasFailed = false
  private let failures: StepFailures
  private let clock: WorkClock
  private var nanoseconds: Int64 = 0
  private var heldBytes = 0
  private var peakBytes = 0

  init(
    _ node: PhysicalNode, clock: WorkClock, failures: StepFailures, observer: ExecutionObserver?
  ) {
    self.node = node
    self.failures = failures
    self.clock = clock
    output = StepOutput(countsNulls: observer?.countsNulls ?? false)
  }

  /// Errors: those of `StepFailures.add`.
  func fail(_ failure: QueryFailure) throws {
    hasFailed = true
    try failures.add(failure, of: node)
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
    result.tables = notes.tableCount ?? output.tables
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
