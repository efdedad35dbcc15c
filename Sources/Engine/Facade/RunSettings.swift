import Columnar
import Planning

/// What one run of a script is carried out with.
package struct RunSettings: Sendable {
  package var via: PathMask
  package var nowNanoseconds: Int64
  package var threadCount: Int
  package var memoryLimitBytes: Int
  package var seed: UInt64
  package var allowsFiles: Bool
  package var allowsWrites: Bool
  package var batchRowsMax: Int
  package var cancellation: Cancellation
  package var stopwatch: any Stopwatch
  /// Memory that the engine's queries use one after another.
  private let pool: BlockPool

  /// The engine's options, `now` read from its clock unless it is fixed.
  package init(_ engine: Engine) {
    let options = engine.options
    via = options.paths.mask
    nowNanoseconds = options.nowNanoseconds ?? engine.stopwatch.calendarNanoseconds()
    threadCount = options.threadCount
    memoryLimitBytes = options.memoryLimitBytes
    seed = options.seed
    allowsFiles = !options.isSafe
    allowsWrites = options.allowsWrites && !options.isSafe
    batchRowsMax = 16_384
    cancellation = engine.cancellation
    stopwatch = engine.stopwatch
    pool = engine.pool
  }

  /// A context with a budget of its own.
  package func makeContext() -> QueryContext {
    QueryContext(
      budget: MemoryBudget(limitBytes: memoryLimitBytes, pool: pool), cancellation: cancellation,
      nowNanoseconds: nowNanoseconds, threadCount: threadCount, seed: seed, via: via,
      batchRowsMax: batchRowsMax, allowsFiles: allowsFiles, allowsWrites: allowsWrites)
  }
}
