import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Shell {
  /// Runs a typed text, which goes on with the last pipeline where it begins with a pipe.
  func evaluate(_ lines: [String]) {
    let typed = lines.joined(separator: "\n")
    guard !typed.allSatisfy(\.isWhitespace) else { return }
    remember(redacted(typed))
    guard let text = whole(typed) else { return fail("there is no pipeline to go on with") }
    run(text, name: Self.promptName, line: 1)
  }

  /// The text with the pipeline before it that it goes on with; nil where there is none.
  private func whole(_ typed: String) -> String? {
    guard typed.drop(while: { $0.isWhitespace }).hasPrefix("|>") else { return typed }
    return lastPipeline.map { $0 + "\n" + typed }
  }

  /// Keeps what was typed, but not what stands in a script.
  func remember(_ text: String) {
    if scriptDepth == 0 { reader.remember(session.withoutSecrets(text)) }
  }

  /// How messages call what was typed.
  private static let promptName = "<prompt>"

  /// Runs a text that begins on a line of a script, or at the prompt.
  private func run(_ text: String, name: String, line: Int) {
    lastText = text
    // Messages count lines from the text's start.
    let answer = answer(String(repeating: "\n", count: line - 1) + text, name: name)
    if answer.succeeded { lastPipeline = session.lastStatement(of: text) }
    show(answer)
    if !answer.succeeded, let meant = ShellCommand.habits[text] {
      show("fix: .\(meant.rawValue)")
    }
  }

  /// What the session answers, while a line on a terminal shows how far it has come.
  private func answer(_ text: String, name: String) -> ShellAnswer {
    let session = session
    guard reader.isInteractive, screen.movesCursor else {
      return session.evaluate(text, name: name, isCancelled: { Interrupt.isRequested })
    }
    // The protocol allows `progress` from any thread.
    nonisolated(unsafe) let watched = session
    return ProgressLine.showing(
      on: screen.output, text: { watched.progress() },
      while: { session.evaluate(text, name: name, isCancelled: { Interrupt.isRequested }) })
  }

  /// Runs a file of Flux and commands, up to the first failure.
  func readScript(_ path: String) {
    guard let bytes = readFile(path, bytesMax: Self.textBytesMax) else {
      return fail("\(visibleText(path)): \(String(cString: strerror(errno)))")
    }
    guard scriptDepth < Self.scriptDepthMax else {
      return fail("\(visibleText(path)): scripts read each other \(Self.scriptDepthMax) deep")
    }
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let parts = scriptParts(of: lines.map(String.init))
    let hadFailed = hasFailed
    hasFailed = false
    defer { hasFailed = hasFailed || hadFailed }
    for (index, part) in parts.enumerated() {
      switch part.content {
      case .command(let name, let argument): perform(name, argument)
      case .statements(let text):
        guard !text.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { continue }
        run(text.joined(separator: "\n"), name: path, line: part.firstLine)
      }
      if isLeaving { return }
      if hasFailed {
        guard index + 1 < parts.count else { return }
        let last = part.firstLine + part.lineCount - 1
        let text = "\(visibleText(path)):\(last): the lines after this one were not run"
        return show(wrapped(text, screen.size.columns).joined(separator: "\n"))
      }
    }
  }

  /// Runs a query again and again until Ctrl-C, on a cleared screen where that can be.
  func watch(_ argument: String) {
    guard reader.isInteractive else { return fail(".watch needs a terminal: Ctrl-C ends it") }
    var query = argument
    var seconds = 2.0
    if let first = argument.split(separator: " ").first, let number = Double(first) {
      guard number >= 0.1, number <= 86_400 else {
        return fail(".watch takes 0.1 to 86400 seconds")
      }
      seconds = number
      query = String(argument.dropFirst(first.count).drop { $0 == " " })
    }
    guard let text = query.isEmpty ? lastPipeline : whole(query), !text.isEmpty else {
      return fail("there is no pipeline to watch yet")
    }
    var count = 0
    repeat {
      let answer = session.evaluate(
        text, name: Self.promptName, isCancelled: { Interrupt.isRequested })
      if Interrupt.isRequested { break }
      count += 1
      screen.clear()
      let number = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
      writeAll(
        screen.faint("every \(number) s, run \(count), Ctrl-C ends it") + "\n", to: screen.output)
      show(answer, isPaged: false)
      if !answer.succeeded { return }
    } while !Interrupt.waits(seconds: seconds)
    show("watched \(count) time\(count == 1 ? "" : "s")")
  }

  /// Opens a text in the user's editor, and runs what comes back.
  func edit(_ path: String) {
    guard reader.isInteractive else { return fail(".edit needs a terminal") }
    let editor =
      [environment("VISUAL"), environment("EDITOR")].compactMap { $0 }
      .first { !$0.isEmpty } ?? "vi"
    var edited = path
    if path.isEmpty {
      guard
        let file = makeTemporaryFile(
          lastText.isEmpty ? "" : lastText + "\n", suffix: ".flux", folder: environment("TMPDIR"))
      else { return fail("no file can be made to edit: \(String(cString: strerror(errno)))") }
      close(file.descriptor)
      edited = file.path
    }
    defer { if path.isEmpty { unlink(edited) } }
    let code = runProgram(
      editor + " \"$1\"", argument: edited, input: input, output: screen.output)
    Interrupt.clear()
    guard code == 0 else {
      return fail(
        "the editor \(visibleText(editor)) ended with \(code.map(String.init) ?? "a signal")")
    }
    guard let bytes = readFile(edited, bytesMax: Self.textBytesMax) else {
      return fail("\(visibleText(edited)): \(String(cString: strerror(errno)))")
    }
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty else { return }
    show(screen.faint(visibleText(String(text))))
    run(
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), isLast: true)
  }
}
