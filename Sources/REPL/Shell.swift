import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The interactive shell: reads lines, puts them together to statements, and shows what a session
/// answers. Also reads a pipe, without prompts.
package final class Shell {
  /// Bytes of one text; a longer paste is refused.
  static let textBytesMax = 16 << 20
  private static let prompt = "flux> "
  private static let continuationPrompt = "  ... "

  private let session: any ShellSession
  private let reader: any LineReader
  private let output: Int32
  private let usesColor: Bool
  /// Lines that wait for the rest of their statement.
  private var pending: [String] = []
  private var pendingBytes = 0
  private var lastPipeline: String?
  private var hasFailed = false
  private var isLeaving = false

  init(session: any ShellSession, reader: any LineReader, output: Int32, usesColor: Bool) {
    self.session = session
    self.reader = reader
    self.output = output
    self.usesColor = usesColor
  }

  /// Runs the shell on descriptors until the input ends or the user leaves.
  /// `historyPath` is where entries are kept; nil keeps none.
  /// - Returns: the exit code: 0, 1 when a piped text failed, 130 when it was interrupted.
  package static func run(
    session: any ShellSession, historyPath: String?, input: Int32 = 0, output: Int32 = 1
  ) -> Int32 {
    let handlers = Interrupt.install()
    defer { Interrupt.restore(handlers) }
    let isTerminal = isatty(input) == 1 && isatty(output) == 1
    let terminal = environmentValue("TERM") ?? "dumb"
    let usesColor = isTerminal && terminal != "dumb" && environmentValue("NO_COLOR") == nil
    var reader: (any LineReader)?
    if isTerminal, terminal != "dumb" {
      reader = EditReader(
        input: input, output: output, handlers: handlers, historyPath: historyPath
      ) { text in candidates(for: text, in: session) }
    }
    let shell = Shell(
      session: session,
      reader: reader ?? PlainReader(input: input, output: output, handlers: handlers),
      output: output, usesColor: usesColor)
    return shell.run()
  }

  /// `$GRIDFLUX_HISTORY`, else a file in the home directory; nil without either.
  package static var defaultHistoryPath: String? {
    if let path = environmentValue("GRIDFLUX_HISTORY") { return path.isEmpty ? nil : path }
    return environmentValue("HOME").map { $0 + "/.gridflux_history" }
  }

  func run() -> Int32 {
    while !isLeaving {
      Interrupt.clear()
      let prompt = pending.isEmpty ? Self.prompt : Self.continuationPrompt
      switch reader.readLine(prompt: prompt) {
      case .line(let line): take(line)
      case .interrupted:
        dropPending()
        guard reader.isInteractive else { return 130 }
        show("^C")
      case .end:
        runPending(isLast: true)
        if reader.isInteractive { show("") }
        isLeaving = true
      }
    }
    return hasFailed && !reader.isInteractive ? 1 : 0
  }

  /// Keeps a line; runs what is there unless more is coming in already, as in a paste.
  private func take(_ line: String) {
    pendingBytes += line.utf8.count + 1
    guard pendingBytes <= Self.textBytesMax else {
      dropPending()
      hasFailed = true
      return show("the text is longer than \(Self.textBytesMax) bytes")
    }
    pending.append(line)
    if !reader.hasWaitingInput { runPending(isLast: false) }
  }

  private func dropPending() {
    pending = []
    pendingBytes = 0
  }

  /// Runs the statements and commands among the waiting lines, and keeps an unfinished rest.
  private func runPending(isLast: Bool) {
    let lines = pending
    dropPending()
    var text: [String] = []
    for line in lines {
      if let command = ShellCommand.parse(line), isCommandPlace(command.name, text) {
        evaluate(text)
        text = []
        perform(command.name, command.argument)
        if isLeaving { return }
      } else {
        text.append(line)
      }
    }
    if isLast || session.isComplete(text.joined(separator: "\n")) {
      evaluate(text)
    } else {
      pending = text
      pendingBytes = text.reduce(0) { $0 + $1.utf8.count + 1 }
    }
  }

  /// A line that begins with a point goes on with the statement before it, unless it is a command
  /// or nothing stands before it.
  private func isCommandPlace(_ name: String, _ text: [String]) -> Bool {
    if text.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { return true }
    return ShellCommand(rawValue: name) != nil && session.isComplete(text.joined(separator: "\n"))
  }

  private func evaluate(_ lines: [String]) {
    let typed = lines.joined(separator: "\n")
    let start = typed.drop { $0.isWhitespace }
    guard !start.isEmpty else { return }
    reader.remember(typed)
    var text = typed
    if start.hasPrefix("|>") {
      guard let lastPipeline else {
        hasFailed = true
        return show("there is no pipeline to go on with")
      }
      text = lastPipeline + "\n" + typed
    }
    let answer = session.evaluate(text, isCancelled: { Interrupt.isRequested })
    if answer.succeeded { lastPipeline = session.lastStatement(of: text) }
    show(answer)
  }

  private func perform(_ name: String, _ argument: String) {
    let line = ".\(name)" + (argument.isEmpty ? "" : " \(argument)")
    reader.remember(line)
    guard let command = ShellCommand(rawValue: name) else {
      hasFailed = true
      let names = ShellCommand.allCases.map(\.rawValue)
      let hint = nearest(name, in: names).map { "; did you mean .\($0)?" } ?? ""
      return show("there is no command .\(visible(name))\(hint)")
    }
    switch command {
    case .help: show(ShellCommand.helpText)
    case .quit: isLeaving = true
    case .read: readScript(argument)
    case .explain where argument.isEmpty:
      show(
        session.perform(
          command, argument: lastPipeline ?? "", isCancelled: { Interrupt.isRequested }))
    default:
      show(
        session.perform(command, argument: argument, isCancelled: { Interrupt.isRequested }))
    }
  }

  private func readScript(_ path: String) {
    guard !path.isEmpty else {
      hasFailed = true
      return show(".read needs the path of a script")
    }
    guard let bytes = readFile(path, bytesMax: Self.textBytesMax) else {
      hasFailed = true
      return show("\(visible(path)): \(String(cString: strerror(errno)))")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let answer = session.evaluate(text, isCancelled: { Interrupt.isRequested })
    if answer.succeeded { lastPipeline = session.lastStatement(of: text) }
    show(answer)
  }

  // MARK: Output

  private func show(_ answer: ShellAnswer) {
    if !answer.succeeded { hasFailed = true }
    var text = ""
    for part in [visible(answer.output), answer.messages] where !part.isEmpty {
      text += part.hasSuffix("\n") ? part : part + "\n"
    }
    if let status = answer.status, reader.isInteractive {
      let line = visible(status)
      text += usesColor ? "\u{1B}[2m\(line)\u{1B}[0m\n" : line + "\n"
    }
    writeAll(text, to: output)
  }

  private func show(_ line: String) { writeAll(line + "\n", to: output) }
}

/// A text whose control characters, line ends apart, are made visible: data never act on the
/// terminal.
func visible(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { terminalText(String($0)) }.joined(separator: "\n")
}

private func environmentValue(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Candidates for the word before the cursor: commands at the start of a line, else names.
func candidates(
  for text: String, in session: any ShellSession
) -> (prefix: String, candidates: [String]) {
  if text.first == ".", !text.contains(" ") {
    let names = ShellCommand.allCases.map { ".\($0.rawValue)" }
    return (text, names.filter { $0.hasPrefix(text) })
  }
  let word = text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  let prefix = String(word.reversed())
  let before = String(text.dropLast(prefix.count))
  return (prefix, session.complete(prefix, after: before).filter { $0.hasPrefix(prefix) })
}
