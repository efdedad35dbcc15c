import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C: the first one cancels what runs, a second one within the same run ends the program; the
/// first one does so while a script is awaited, when nothing runs yet.
///
/// The signals are blocked in all threads and taken by one thread that waits for them: code in a
/// signal handler could do next to nothing.
private final class Interrupts: Sendable {
  static let shared = Interrupts()
  private let watched = Mutex(Watched())
  private let count = Atomic<Int>(0)
  private let isAwaitingInput = Atomic<Bool>(false)

  /// Held weakly, so that the store is closed when its command ends: the last one to close it folds
  /// its log, and leaves one file.
  private struct Watched {
    weak var engine: Engine?
    var hasThread = false
  }

  func watch(_ engine: Engine) {
    let isFirst = watched.withLock { watched in
      defer { watched = Watched(engine: engine, hasThread: true) }
      return !watched.hasThread
    }
    guard isFirst else { return }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { _ in
        Interrupts.shared.wait()
        return nil
      }, nil)
    if started != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// What came just before is not lost: either side sees what the other has done.
  func setAwaitingInput(_ isAwaiting: Bool) {
    isAwaitingInput.store(isAwaiting, ordering: .sequentiallyConsistent)
    if isAwaiting, count.load(ordering: .sequentiallyConsistent) > 0 { _exit(ExitCode.cancelled) }
  }

  private func wait() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    while true {
      var received: Int32 = 0
      guard sigwait(&signals, &received) == 0 else { continue }
      let earlier = count.add(1, ordering: .sequentiallyConsistent).oldValue
      let isAwaiting = isAwaitingInput.load(ordering: .sequentiallyConsistent)
      if received == SIGTERM || earlier > 0 || isAwaiting { _exit(ExitCode.cancelled) }
      watched.withLock { $0.engine?.cancel() }
    }
  }
}

/// Lets Ctrl-C stop what the engine does, with exit code 130.
func cancelOnInterrupt(_ engine: Engine) {
  Interrupts.shared.watch(engine)
}

/// Runs what waits for standard input; Ctrl-C then ends the program at once, with exit code 130.
func awaitingInput<Value>(_ body: () throws -> Value) rethrows -> Value {
  Interrupts.shared.setAwaitingInput(true)
  defer { Interrupts.shared.setAwaitingInput(false) }
  return try body()
}
