import Foundation
import REPL
import Testing

#if canImport(Glibc)
  import Glibc
#endif

func waitAMoment() { usleep(5_000) }

/// Carries values between the shell's thread and the test's; the semaphore orders the accesses.
private final class Outcome: @unchecked Sendable {
  var exitCode: Int32?
  var thread = pthread_self()
}

/// A shell on a thread of its own, and the other end of its terminal.
final class PseudoTerminal {
  private let master: Int32
  private let slave: Int32
  private let outcome = Outcome()
  private let started = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let queryHasBegun = DispatchSemaphore(value: 0)
  private(set) var seen = ""

  /// terminal: the value of `TERM` for the shell · environment: set for the process, which the
  /// suite allows by running one test after the other.
  init(
    terminal: String = "xterm", columns: UInt16 = 100, historyPath: String? = nil,
    initPath: String? = nil, scripts: [String] = [], environment: [String: String] = [:],
    usesColor: Bool = false, isSafe: Bool = false
  ) throws {
    setenv("TERM", terminal, 1)
    if usesColor { unsetenv("NO_COLOR") } else { setenv("NO_COLOR", "1", 1) }
    setenv("GRIDFLUX_PAGER", "", 1)
    for (name, value) in environment { setenv(name, value, 1) }
    // Glibc's functions for this are hidden from Swift; these are the requests behind them.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0)
    try #require(ioctl(master, 0x8004_5430, &number) == 0)
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    let (outcome, started, ended, slave) = (outcome, started, ended, slave)
    let queryHasBegun = queryHasBegun
    var settings = Shell.Settings()
    settings.historyPath = historyPath
    settings.initPath = initPath
    settings.scripts = scripts
    settings.input = slave
    settings.output = slave
    let chosen = settings
    let thread = Thread {
      // Threads that test workers start block all signals.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGINT)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      outcome.thread = pthread_self()
      started.signal()
      outcome.exitCode = Shell.run(
        session: FakeSession(hasBegun: queryHasBegun, isSafe: isSafe), settings: chosen)
      ended.signal()
    }
    thread.stackSize = 1 << 20
    thread.start()
    started.wait()
  }

  deinit {
    close(master)
    close(slave)
  }

  func type(_ text: String) {
    // The terminal takes in no more than some thousand bytes at once.
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, min(4_000, $0.count)) }
      guard count > 0 else {
        Issue.record("the terminal takes no input")
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Ctrl-C reaches the shell's thread as the signal that a terminal would send.
  func interrupt() { pthread_kill(outcome.thread, SIGINT) }

  /// Waits until a text has appeared behind what was expected before.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let deadline = Date().addingTimeInterval(60)
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while Date() < deadline {
      if let range = seen.range(of: text) {
        seen = String(seen[range.upperBound...])
        return
      }
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      seen += String(decoding: buffer[0..<count], as: UTF8.self)
    }
    Issue.record("expected \(text), saw \(seen.debugDescription)", sourceLocation: sourceLocation)
  }

  /// Waits until the session runs a query that waits.
  func expectQuery(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(queryHasBegun.wait(timeout: .now() + 60) == .success, sourceLocation: sourceLocation)
  }

  func leave(sourceLocation: SourceLocation = #_sourceLocation) {
    type(".quit\n")
    #expect(exitCode() == 0, sourceLocation: sourceLocation)
  }

  func endInput() -> Int32? {
    type("\u{4}")
    return exitCode()
  }

  /// Waits for the shell to end.
  func exitCode() -> Int32? {
    guard ended.wait(timeout: .now() + 60) == .success else { return nil }
    return outcome.exitCode
  }
}
