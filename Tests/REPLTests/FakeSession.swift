import Dispatch
import REPL

/// A session that answers each text with what it was given, so that tests see what the shell sent.
final class FakeSession: ShellSession {
  /// Signalled when a query that waits has begun.
  let hasBegun: DispatchSemaphore

  init(hasBegun: DispatchSemaphore = DispatchSemaphore(value: 0)) { self.hasBegun = hasBegun }

  func evaluate(_ text: String, isCancelled: @escaping @Sendable () -> Bool) -> ShellAnswer {
    if text.hasPrefix("wait") {
      hasBegun.signal()
      // Bounded, so that a broken interrupt fails a test and does not hang it.
      for _ in 0..<2_000 where !isCancelled() { waitAMoment() }
      return ShellAnswer(
        messages: isCancelled() ? "cancelled" : "never cancelled", succeeded: false)
    }
    if text.hasPrefix("fail") {
      return ShellAnswer(messages: "error[T0001]: it failed", succeeded: false)
    }
    if text.hasPrefix("control") { return ShellAnswer(output: "a\u{1B}[2Jb\u{7}") }
    let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "⏎")
    return ShellAnswer(output: "ran <\(shown)>", status: "1 row")
  }

  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    ShellAnswer(output: "did \(command.rawValue) <\(argument)>")
  }

  func complete(_ prefix: String, after text: String) -> [String] {
    ["aggregateWindow", "array", "filter", "findColumn", "strings.toLower", "strings.toUpper"]
      .filter { $0.hasPrefix(prefix) }
  }

  func isComplete(_ text: String) -> Bool {
    text.count { "([{".contains($0) } <= text.count { ")]}".contains($0) }
  }

  func lastStatement(of text: String) -> String {
    text.components(separatedBy: "\n\n").last ?? text
  }
}
