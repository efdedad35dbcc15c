import Engine
import Foundation
import Glibc
import Synchronization

/// Cancels a program that runs on, and measures what a program took.
final class Limits: Sendable {
  /// Seconds of processor time after which a program is cancelled.
  private let cancelAfter: Double
  private let started = Atomic<UInt64>(0)
  private let engine = Mutex<Engine?>(nil)

  init(cancelAfter: Double) {
    self.cancelAfter = cancelAfter
    let thread = Thread { [self] in
      while true {
        usleep(50_000)
        let bits = started.load(ordering: .acquiring)
        guard bits != 0, processorSeconds() - Double(bitPattern: bits) > cancelAfter else {
          continue
        }
        engine.withLock { $0?.cancel() }
      }
    }
    thread.start()
  }

  /// - Returns: the processor seconds that the work took.
  func measure(_ engine: Engine, _ work: () -> Void) -> Double {
    self.engine.withLock { $0 = engine }
    let start = processorSeconds()
    started.store(start.bitPattern, ordering: .releasing)
    work()
    started.store(0, ordering: .releasing)
    return processorSeconds() - start
  }
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that the process has held since the last call, in MiB.
func takePeakMemory() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  // Writing 5 sets the mark back to what is held now.
  if let file = fopen("/proc/self/clear_refs", "w") {
    fputs("5", file)
    fclose(file)
  }
  return Int(usage.ru_maxrss) / 1_024
}
