import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C: the first one cancels what runs, a second one within the same run ends the program.
///
/// The signals are blocked in all threads and taken by one thread that waits for them: code in a
/// signal handler could do next to nothing.
private final class Interrupts: Sendable {
  static let shared = Interrupts()
  private let engine = Mutex<Engine?>(nil)
  private let count = Atomic<Int>(0)

  func watch(_ engine: Engine) {
    let isFirst = self.engine.withLock { current in
      defer { current = engine }
      return current == nil
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

  private func wait() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    while true {
      var received: Int32 = 0
      guard sigwait(&signals, &received) == 0 else { continue }
      let earlier = count.add(1, ordering: .relaxed).oldValue
      if received == SIGTERM || earlier > 0 { _exit(ExitCode.cancelled) }
      engine.withLock { $0?.cancel() }
    }
  }
}

/// Lets Ctrl-C stop what the engine does, with exit code 130.
func cancelOnInterrupt(_ engine: Engine) {
  Interrupts.shared.watch(engine)
}
