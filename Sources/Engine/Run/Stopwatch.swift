#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where times come from; tests put one in that counts, so that reports repeat byte for byte.
package protocol Stopwatch: Sendable {
  /// Time since some fixed moment, in ns, never going back.
  func wallNanoseconds() -> Int64
  /// Processor time of the whole process, in ns.
  func processorNanoseconds() -> Int64
  /// The calendar's time, in ns since the Unix epoch.
  func calendarNanoseconds() -> Int64
}

/// The machine's own clocks.
package struct SystemStopwatch: Stopwatch {
  package init() {}

  package func wallNanoseconds() -> Int64 { read(CLOCK_MONOTONIC) }
  package func processorNanoseconds() -> Int64 { read(CLOCK_PROCESS_CPUTIME_ID) }
  package func calendarNanoseconds() -> Int64 { read(CLOCK_REALTIME) }

  private func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
