import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Set by the signal handler, which may do little but that.
private let interruptIsRequested = Atomic<Bool>(false)
private let windowHasChanged = Atomic<Bool>(false)
/// The writing end of the wake-up pipe, or -1; the handler writes one byte to it.
private let wakeUpOutput = Atomic<Int32>(-1)

/// Ctrl-C and changes of the terminal's size, as flags.
enum Interrupt {
  /// Whether Ctrl-C was pressed since the last `clear`; may be asked from any thread.
  static var isRequested: Bool { interruptIsRequested.load(ordering: .relaxed) }

  static func clear() { interruptIsRequested.store(false, ordering: .relaxed) }

  /// Whether the terminal's size has changed since the last call.
  static func takeWindowChange() -> Bool {
    windowHasChanged.exchange(false, ordering: .relaxed)
  }

  /// Waits until a descriptor can be read.
  ///
  /// A signal that comes just before a read would leave it waiting: the handler also writes to a
  /// pipe, which is waited for together with the input.
  /// - Returns: false after Ctrl-C.
  static func waitForInput(_ descriptor: Int32, _ handlers: Handlers) -> Bool {
    while !isRequested {
      var requests = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: handlers.wakeUpInput, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&requests, 2, -1)
      if ready < 0, errno != EINTR { return true }
      if ready > 0, requests[0].revents != 0 { return !isRequested }
      if ready > 0 { drain(handlers.wakeUpInput) }
    }
    return false
  }

  /// Waits for a time. True when Ctrl-C ended it early.
  static func waits(seconds: Double) -> Bool {
    var milliseconds = Int(seconds * 1_000)
    while milliseconds > 0, !isRequested {
      let slice = min(milliseconds, 20)
      usleep(UInt32(slice) * 1_000)
      milliseconds -= slice
    }
    return isRequested
  }

  private static func drain(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  /// Handlers as they were before, to be put back, and the pipe that wakes a waiting read.
  struct Handlers {
    fileprivate(set) var wakeUpInput: Int32 = -1
    fileprivate var output: Int32 = -1
    fileprivate var interrupt = sigaction()
    fileprivate var window = sigaction()
  }

  /// Ctrl-C interrupts a read that waits (no SA_RESTART), so that the line editor gives up the
  /// typed text; a change of size does not.
  static func install() -> Handlers {
    // The flags exist before a handler can run: globals come into being when first touched.
    clear()
    _ = takeWindowChange()
    var previous = Handlers()
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
      previous.wakeUpInput = ends[0]
      previous.output = ends[1]
    }
    wakeUpOutput.store(previous.output, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let saved = errno
      interruptIsRequested.store(true, ordering: .relaxed)
      var byte: UInt8 = 0
      _ = write(wakeUpOutput.load(ordering: .relaxed), &byte, 1)
      errno = saved
    }
    sigaction(SIGINT, &action, &previous.interrupt)
    var resize = sigaction()
    resize.sa_flags = SA_RESTART
    resize.__sigaction_handler.sa_handler = { _ in
      windowHasChanged.store(true, ordering: .relaxed)
    }
    sigaction(SIGWINCH, &resize, &previous.window)
    return previous
  }

  static func restore(_ handlers: Handlers) {
    var handlers = handlers
    sigaction(SIGINT, &handlers.interrupt, nil)
    sigaction(SIGWINCH, &handlers.window, nil)
    wakeUpOutput.store(-1, ordering: .relaxed)
    if handlers.output >= 0 {
      close(handlers.wakeUpInput)
      close(handlers.output)
    }
  }
}
