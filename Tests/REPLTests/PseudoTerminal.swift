import Foundation
import REPL
import TestSupport
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
  private let device: TerminalDevice
  private let slave: Int32
  private let outcome = Outcome()
  private let started = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let queryHasBegun = DispatchSemaphore(value: 0)

  /// Long enough for a machine that does much else.
  private static let patienceSeconds = 300.0

  /// terminal: the value of `TERM` for the shell · environment: other variables that it sees, and
  /// nothing of this process's own.
  init(
    terminal: String = "xterm", columns: Int = 100, historyPath: String? = nil,
    initPath: String? = nil, scripts: [String] = [], environment: [String: String] = [:],
    usesColor: Bool = false, isSafe: Bool = false
  ) throws {
    var variables = ["TERM": terminal, "GRIDFLUX_PAGER": ""]
    if !usesColor { variables["NO_COLOR"] = "1" }
    variables.merge(environment) { _, added in added }
    device = try TerminalDevice(columns: columns, rows: 24)
    slave = open(device.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    let (outcome, started, ended, slave) = (outcome, started, ended, slave)
    let queryHasBegun = queryHasBegun
    var settings = Shell.Settings()
    settings.historyPath = historyPath
    settings.initPath = initPath
    settings.scripts = scripts
    settings.input = slave
    settings.output = slave
    settings.environment = { [variables] in variables[$0] }
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

  deinit { close(slave) }

  func type(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(device.type(text), "the terminal takes no input", sourceLocation: sourceLocation)
  }

  /// Ctrl-C reaches the shell's thread as the signal that a terminal would send.
  func interrupt() { pthread_kill(outcome.thread, SIGINT) }

  /// Waits until a text has appeared behind what was expected before; returns what came before it.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    if let before = device.wait(for: text) { return before }
    Issue.record(
      "expected \(text), saw \(device.rest.debugDescription)", sourceLocation: sourceLocation)
    return device.rest
  }

  /// Waits until the session runs a query that waits.
  func expectQuery(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      queryHasBegun.wait(timeout: .now() + Self.patienceSeconds) == .success,
      sourceLocation: sourceLocation)
  }

  /// Leaves with `.quit`; returns what was shown till then.
  @discardableResult
  func leave(sourceLocation: SourceLocation = #_sourceLocation) -> String {
    type(".quit\n")
    #expect(exitCode() == 0, sourceLocation: sourceLocation)
    return device.rest
  }

  func endInput() -> Int32? {
    type("\u{4}")
    return exitCode()
  }

  /// Waits for the shell to end.
  func exitCode() -> Int32? {
    // A full terminal would hold the shell up.
    for _ in 0..<Int(Self.patienceSeconds * 50) {
      if ended.wait(timeout: .now() + .milliseconds(1)) == .success {
        while device.takeInAtOnce() {}
        return outcome.exitCode
      }
      _ = device.takeIn(milliseconds: 20)
    }
    return nil
  }
}
