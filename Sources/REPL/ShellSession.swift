/// What the shell shows for one text or command.
package struct ShellAnswer: Sendable {
  /// Text in some output format. Control characters other than line ends are made visible before
  /// they reach the terminal.
  package var output: String
  /// Text made for the screen: safe already, maybe with colours. Stands before `output`.
  package var screen: String
  /// Rendered diagnostics, safe already; may hold colours.
  package var messages: String
  /// One line on what was done: rows, tables, key, time, the slowest step's path.
  package var status: String?
  /// False leaves the last pipeline as it was, and a piped shell ends with 1.
  package var succeeded: Bool

  package init(
    output: String = "", screen: String = "", messages: String = "", status: String? = nil,
    succeeded: Bool = true
  ) {
    self.output = output
    self.screen = screen
    self.messages = messages
    self.status = status
    self.succeeded = succeeded
  }
}

/// The engine as the shell sees it; keeps imports, options and variables from text to text.
/// All calls come from the thread that runs the shell, but for `progress`.
package protocol ShellSession: AnyObject {
  /// Files, network and writes are shut.
  var isSafe: Bool { get }

  /// Runs whole statements; messages call the script that they stand in by its name. `isCancelled`
  /// is true from the moment the user pressed Ctrl-C; it may be asked from any thread.
  func evaluate(
    _ text: String, name: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer

  /// A text without the secrets that are known so far.
  func withoutSecrets(_ text: String) -> String

  /// Carries out a command that the shell does not itself; an empty argument means the last
  /// pipeline where a command takes a query.
  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer

  /// What the running query has done so far, in a few words; asked from another thread.
  func progress() -> String?

  /// What can stand for the word that a text ends in; each candidate begins with that word.
  func complete(_ text: String) -> (prefix: String, candidates: [String])

  /// What can stand after a command's name, as far as it is not a file.
  func arguments(of command: ShellCommand, startingWith prefix: String) -> [String]

  /// A line of Flux in colours; the same characters otherwise.
  func painted(_ line: String) -> String

  /// Whether a text can be run; else more lines are asked for.
  func isComplete(_ text: String) -> Bool

  /// The last statement of a text: what a line that begins with `|>` goes on with.
  func lastStatement(of text: String) -> String
}
