import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Charges wall time and budgeted bytes to the step that is at work.
final class WorkClock {
  private let budget: MemoryBudget
  private var current: StepRun?
  private var markNanoseconds: Int64
  private var markBytes: Int

  init(budget: MemoryBudget) {
    self.budget = budget
    markNanoseconds = monotonicNanoseconds()
    markBytes = budget.usedBytes
  }

  /// Charges what passed since the last change to the step at work, and makes another one (nil for
  /// none) the step at work.
  /// - Returns: the step that was at work.
  func change(to step: StepRun?) -> StepRun? {
    let now = monotonicNanoseconds()
    let used = budget.usedBytes
    if let current {
      current.charge(nanoseconds: now &- markNanoseconds, bytes: used &- markBytes)
    }
    markNanoseconds = now
    markBytes = used
    let previous = current
    current = step
    return previous
  }
}

/// A clock that only goes forward, in ns.
func monotonicNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}
