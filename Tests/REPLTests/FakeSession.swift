import Foundation

@testable import REPL

/// A session that answers each text with what it was given, so that tests see what the shell sent.
final class FakeSession: ShellSession {
  /// Signalled when a query that waits has begun.
  let hasBegun: DispatchSemaphore
  let isSafe: Bool

  init(hasBegun: DispatchSemaphore = DispatchSemaphore(value: 0), isSafe: Bool = false) {
    self.hasBegun = hasBegun
    self.isSafe = isSafe
  }

  func evaluate(
    _ text: String, name: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    if text.hasPrefix("wait") {
      hasBegun.signal()
      // Bounded, so that a broken interrupt fails a test and does not hang it.
      for _ in 0..<2_000 where !isCancelled() { waitAMoment() }
      return ShellAnswer(
        messages: isCancelled() ? "cancelled" : "never cancelled", succeeded: false)
    }
    if text.drop(while: { $0 == "\n" }).hasPrefix("fail") {
      let line = text.prefix { $0 == "\n" }.count + 1
      return ShellAnswer(messages: "error[T0001]: it failed at \(name):\(line)", succeeded: false)
    }
    if ShellCommand.habits[text] != nil {
      return ShellAnswer(messages: "error[T0005]: undefined identifier", succeeded: false)
    }
    if text.hasPrefix("control") { return ShellAnswer(output: "a\u{1B}[2Jb\u{7}") }
    if text.hasPrefix("long") {
      return ShellAnswer(output: (1...90).map { "line \($0)\n" }.joined(), status: "90 rows")
    }
    if text.hasPrefix("wide") {
      return ShellAnswer(output: String(repeating: "w", count: 300), status: "1 row")
    }
    let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "⏎")
    return ShellAnswer(output: "ran <\(shown)>", status: "1 row")
  }

  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    ShellAnswer(output: "did \(command.rawValue) <\(argument)>")
  }

  func withoutSecrets(_ text: String) -> String {
    text.replacingOccurrences(of: "known to the session", with: "***")
  }

  func progress() -> String? { "5 rows read" }

  func complete(_ text: String) -> (prefix: String, candidates: [String]) {
    let word = String(
      text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }.reversed())
    let names = [
      "aggregateWindow", "array", "filter", "findColumn", "strings.toLower", "strings.toUpper",
    ]
    return (word, names.filter { $0.hasPrefix(word) })
  }

  func arguments(of command: ShellCommand, startingWith prefix: String) -> [String] {
    command == .mode ? ["csv", "json"].filter { $0.hasPrefix(prefix) } : []
  }

  func painted(_ line: String) -> String { "\u{1B}[35m\(line)\u{1B}[0m" }

  func isComplete(_ text: String) -> Bool {
    text.count { "([{".contains($0) } <= text.count { ")]}".contains($0) }
  }

  func lastStatement(of text: String) -> String {
    text.components(separatedBy: "\n\n").last ?? text
  }
}
