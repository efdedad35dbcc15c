import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The interactive shell: reads lines, puts them together to statements, and shows what a session
/// answers. Also reads a pipe, without prompts.
package final class Shell {
  /// How a shell is started.
  package struct Settings: Sendable {
    /// Where what was typed is kept; nil keeps nothing.
    package var historyPath: String?
    /// Flux and commands that run before the first prompt, if the file exists.
    package var initPath: String?
    /// Scripts that run before the first prompt.
    package var scripts: [String] = []
    package var input: Int32 = 0
    package var output: Int32 = 1
    /// The values of environment variables: `TERM`, `NO_COLOR`, what to edit and to page with.
    package var environment: @Sendable (_ name: String) -> String? = { environmentValue($0) }

    package init() {}
  }

  /// Bytes of one text; a longer paste is refused.
  static let textBytesMax = 16 << 20
  private static let prompt = "flux> "
  private static let continuationPrompt = "  ... "

  let session: any ShellSession
  let reader: any LineReader
  let input: Int32
  let screen: Screen
  let environment: @Sendable (_ name: String) -> String?
  var pager: Pager
  /// Lines that wait for the rest of their statement.
  private var pending: [String] = []
  private var pendingBytes = 0
  var lastPipeline: String?
  /// What `.edit` begins with.
  var lastText = ""
  var hasFailed = false
  var isLeaving = false
  /// The init file runs, which shows no status lines.
  var isQuiet = false
  /// How deep `.read` stands in files that were read; nothing of them goes to the history.
  var scriptDepth = 0
  static let scriptDepthMax = 16

  init(
    session: any ShellSession, reader: any LineReader, input: Int32 = 0, screen: Screen,
    environment: @escaping @Sendable (_ name: String) -> String? = { environmentValue($0) }
  ) {
    self.session = session
    self.reader = reader
    self.input = input
    self.screen = screen
    self.environment = environment
    pager = Pager(
      isOn: reader.isInteractive && screen.movesCursor && !session.isSafe,
      environment: environment)
  }

  /// Runs the shell on descriptors until the input ends or the user leaves.
  /// - Returns: the exit code: 0, 1 when a piped text failed, 130 when it was interrupted.
  package static func run(session: any ShellSession, settings: Settings) -> Int32 {
    let handlers = Interrupt.install()
    defer { Interrupt.restore(handlers) }
    let (input, output) = (settings.input, settings.output)
    let isTerminal = isatty(input) == 1 && isatty(output) == 1
    let terminal = settings.environment("TERM") ?? "dumb"
    let movesCursor = isTerminal && terminal != "dumb" && !terminal.isEmpty
    let usesColor = movesCursor && settings.environment("NO_COLOR") == nil
    let editor =
      movesCursor
      ? EditReader(
        input: input, output: output, handlers: handlers, historyPath: settings.historyPath,
        environment: settings.environment) : nil
    let shell = Shell(
      session: session,
      reader: editor ?? PlainReader(input: input, output: output, handlers: handlers),
      input: input,
      screen: Screen(output: output, usesColor: usesColor, movesCursor: movesCursor),
      environment: settings.environment)
    editor?.completer = { [unowned shell] in shell.complete($0) }
    if usesColor { editor?.painter = { [session] in session.painted($0) } }
    shell.start(settings)
    return shell.run()
  }

  /// `$GRIDFLUX_HISTORY`, else a file in the home directory; nil without either.
  package static var defaultHistoryPath: String? {
    pathSetting("GRIDFLUX_HISTORY", file: ".gridflux_history")
  }

  /// `$GRIDFLUX_INIT`, else a file in the home directory; nil without either.
  package static var defaultInitPath: String? { pathSetting("GRIDFLUX_INIT", file: ".gridfluxrc") }

  private static func pathSetting(_ variable: String, file: String) -> String? {
    if let path = environmentValue(variable) { return path.isEmpty ? nil : path }
    return environmentValue("HOME").map { $0 + "/" + file }
  }

  /// What runs before the first prompt.
  private func start(_ settings: Settings) {
    if let path = settings.initPath, access(path, F_OK) == 0 {
      isQuiet = true
      readScript(path)
      isQuiet = false
    }
    for script in settings.scripts where !isLeaving { readScript(script) }
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
        let lines = pending
        dropPending()
        pending = run(lines, isLast: true)
        if reader.isInteractive { show("") }
        isLeaving = true
      }
    }
    return hasFailed && !reader.isInteractive ? 1 : 0
  }

  /// Keeps a line, which is several after a paste; runs what is there unless more is coming in
  /// already, as when a terminal sends a paste as typed lines.
  private func take(_ line: String) {
    pendingBytes += line.utf8.count + 1
    guard pendingBytes <= Self.textBytesMax else {
      dropPending()
      return fail("the text is longer than \(Self.textBytesMax) bytes")
    }
    pending += line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !reader.hasWaitingInput else { return }
    let lines = pending
    dropPending()
    pending = run(lines, isLast: false)
    pendingBytes = pending.reduce(0) { $0 + $1.utf8.count + 1 }
  }

  private func dropPending() {
    pending = []
    pendingBytes = 0
  }

  /// Runs the statements and commands among lines.
  /// - Returns: an unfinished rest; none when the lines are the last.
  @discardableResult
  func run(_ lines: [String], isLast: Bool) -> [String] {
    let parts = scriptParts(of: lines)
    for (index, part) in parts.enumerated() {
      switch part.content {
      case .command(let name, let argument): perform(name, argument)
      case .statements(let text):
        let mayGoOn = !isLast && index == parts.count - 1
        if mayGoOn, !session.isComplete(text.joined(separator: "\n")) { return text }
        evaluate(text)
      }
      if isLeaving { return [] }
    }
    return []
  }

  /// Lines that are carried out together.
  struct Part {
    enum Content {
      case statements([String])
      case command(name: String, argument: String)
    }

    let content: Content
    /// From 1, among the lines that were cut into parts.
    let firstLine: Int
    let lineCount: Int
  }

  /// Cuts lines into commands and the statements between them.
  func scriptParts(of lines: [String]) -> [Part] {
    var parts: [Part] = []
    var text: [String] = []
    func endStatements(before index: Int) {
      guard !text.isEmpty else { return }
      parts.append(
        Part(
          content: .statements(text), firstLine: index - text.count + 1, lineCount: text.count))
      text = []
    }
    for (index, line) in lines.enumerated() {
      guard let command = ShellCommand.parse(line), isCommandPlace(command.name, text) else {
        text.append(line)
        continue
      }
      endStatements(before: index)
      parts.append(
        Part(
          content: .command(name: command.name, argument: command.argument), firstLine: index + 1,
          lineCount: 1))
    }
    endStatements(before: lines.count)
    return parts
  }

  /// A line that begins with a point goes on with the statement before it, unless it is a command
  /// or nothing stands before it.
  private func isCommandPlace(_ name: String, _ text: [String]) -> Bool {
    if text.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { return true }
    return ShellCommand(rawValue: name) != nil && session.isComplete(text.joined(separator: "\n"))
  }

  private func complete(_ line: String) -> (prefix: String, candidates: [String]) {
    let isContinued = pending.isEmpty && line.drop { $0.isWhitespace }.hasPrefix("|>")
    let earlier = isContinued ? lastPipeline ?? "" : pending.joined(separator: "\n")
    return candidates(for: line, after: earlier, in: session)
  }
}
