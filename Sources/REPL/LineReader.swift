/// How one attempt to read a line ended.
enum ReadOutcome: Equatable {
  /// The line without its end.
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}

/// Where the shell's lines come from.
protocol LineReader: AnyObject {
  /// Whether a person sits at the other end: prompts are shown and history is kept.
  var isInteractive: Bool { get }
  func readLine(prompt: String) -> ReadOutcome
  /// Whether more input is there already, as while a text is pasted.
  var hasWaitingInput: Bool { get }
  /// Remembers a text of one or more lines for the arrow keys.
  func remember(_ text: String)
  /// What was remembered, oldest first.
  var history: [String] { get }
}
