import Engine
import REPL

extension EngineShellSession {
  /// All of the last result, in the mode of the shell or another one.
  func showLast(_ argument: String) throws -> ShellAnswer {
    let view = try kept()
    let chosen = argument.isEmpty ? format : try outputFormat(argument, command: ".last")
    var answer = ShellAnswer()
    if chosen == .table, isInteractive {
      var whole = screen
      whole.rowsMax = nil
      answer.screen = view.screenText(whole)
    } else {
      try fill(&answer, with: view, chosen)
    }
    return answer
  }

  /// `.chart [KIND] [COLUMN…]`.
  func chart(_ argument: String) throws -> ShellAnswer {
    let view = try kept()
    var words = argument.split(separator: " ").map(String.init)
    var kind: String?
    if let first = words.first, ResultView.chartKinds.contains(first) {
      kind = first
      words.removeFirst()
    } else if words.count == 1, let near = nearestName(words[0], in: ResultView.chartKinds) {
      throw UsageError(
        "there is no chart \"\(words[0])\": \(ResultView.chartKinds.joined(separator: ", "))",
        fix: ".chart \(near)")
    }
    chartKind = kind
    return ShellAnswer(screen: view.chart(kind: kind, columns: words, screen))
  }

  /// Writes a file whose name says what: the session as a script, the store, or the last result.
  func save(_ argument: String) throws -> ShellAnswer {
    let (replaces, path) = flagged("--replace", argument)
    let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    if suffix?.lowercased() != "db" { try checkTarget(path, store: engine.options.store) }
    switch suffix.map({ $0.lowercased() }) {
    case "flux":
      guard !record.isEmpty else { throw UsageError("nothing was run yet that could be saved") }
      try writeFile(path, record.script)
    case "db":
      try checkBackupTarget(
        path, store: engine.options.store, replaces: replaces,
        replacing: ".save --replace \(path)")
      try engine.backUpStore(to: path)
    case "arrow", "feather": try save(path, .arrow)
    case "csv": try save(path, .csv)
    case "json": try save(path, .json)
    case "ndjson", "jsonl": try save(path, .ndjson)
    case "md": try save(path, .markdown)
    case "txt": try save(path, .table)
    case "svg":
      try writeFile(path, try kept().chart(kind: chartKind, isSVG: true, screen))
    default:
      throw UsageError(
        ".save tells from the name what to write: .flux, .db, .csv, .json, "
          + ".ndjson, .arrow, .md, .txt, .svg",
        fix: ".save result.csv")
    }
    return ShellAnswer(output: "written: \(path)\n")
  }

  /// Whether a command's argument begins with a flag, and what stands behind it.
  func flagged(_ flag: String, _ argument: String) -> (isGiven: Bool, rest: String) {
    guard argument == flag || argument.hasPrefix(flag + " ") else { return (false, argument) }
    return (true, String(argument.dropFirst(flag.count).drop { $0 == " " }))
  }

  private func save(_ path: String, _ format: OutputFormat) throws {
    try writeFile(path, bytes: try kept().bytes(format, screen))
  }

  private func kept() throws -> ResultView {
    guard let lastResult else { throw UsageError("there is no result yet") }
    return lastResult
  }
}
