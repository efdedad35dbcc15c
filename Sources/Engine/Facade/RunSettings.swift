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

  /// The engine's options, `now` read from the clock unless it is fixed.
  package init(
    _ options: EngineOptions, cancellation: Cancellation, stopwatch: any Stopwatch
  ) {
    via = options.paths.mask
    nowNanoseconds = options.nowNanoseconds ?? stopwatch.calendarNanoseconds()
    threadCount = options.threadCount
    memoryLimitBytes = options.memoryLimitBytes
    seed = options.seed
    allowsFiles = !options.isSafe
    allowsWrites = options.allowsWrites && !options.isSafe
    batchRowsMax = 16_384
    self.cancellation = cancellation
    self.stopwatch = stopwatch
  }

  /// A context with a budget of its own.
  package func makeContext() -> QueryContext {
    QueryContext(
      budget: MemoryBudget(limitBytes: memoryLimitBytes), cancellation: cancellation,
      nowNanoseconds: nowNanoseconds, threadCount: threadCount, seed: seed, via: via,
      batchRowsMax: batchRowsMax, allowsFiles: allowsFiles, allowsWrites: allowsWrites)
  }
}
