/// What the shell shows for one text or command.
package struct ShellAnswer: Sendable {
  /// Tables and values. Control characters other than line ends are made visible before they
  /// reach the terminal.
  package var output: String
  /// Rendered diagnostics, safe already; may hold colours.
  package var messages: String
  /// One line on what was done: rows, tables, key, time, the slowest step's path.
  package var status: String?
  /// False leaves the last pipeline as it was, and a piped shell ends with 1.
  package var succeeded: Bool

  package init(
    output: String = "", messages: String = "", status: String? = nil, succeeded: Bool = true
  ) {
    self.output = output
    self.messages = messages
    self.status = status
    self.succeeded = succeeded
  }
}

/// The engine as the shell sees it; keeps imports, options and variables from text to text.
/// All calls come from the thread that runs the shell.
package protocol ShellSession: AnyObject {
  /// Runs whole statements. `isCancelled` is true from the moment the user pressed Ctrl-C; it may
  /// be asked from any thread.
  func evaluate(_ text: String, isCancelled: @escaping @Sendable () -> Bool) -> ShellAnswer

  /// Carries out a command that the shell does not itself; an empty argument means the last
  /// pipeline where a command takes a query.
  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer

  /// Names that can stand for a started one: `prefix` is a name or a dotted path such as
  /// `strings.to`, `text` what stands before it. Whole names, in the order to be shown.
  func complete(_ prefix: String, after text: String) -> [String]

  /// Whether a text can be run; else more lines are asked for.
  func isComplete(_ text: String) -> Bool

  /// The last statement of a text: what a line that begins with `|>` goes on with.
  func lastStatement(of text: String) -> String
}
