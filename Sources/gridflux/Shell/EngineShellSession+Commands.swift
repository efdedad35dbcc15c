import Engine
import REPL

extension EngineShellSession {
  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    answer(isCancelled) {
      switch command {
      case .chart: return try chart(argument)
      case .compare: return try compare(argument)
      case .doc: return try document(argument, isCancelled: isCancelled)
      case .explain: return try explain(argument)
      case .last: return try showLast(argument)
      case .maxrows: return try setRowsMax(argument)
      case .mode: return try setMode(argument)
      case .open: return try open(argument)
      case .save: return try save(argument)
      case .set: return try set(argument)
      case .show: return ShellAnswer(output: settingsText)
      case .tables: return ShellAnswer(output: try engine.storeTables(holding: argument))
      case .timer: return try setTimer(argument)
      case .tz: return try setZone(argument)
      case .why: return try why(argument)
      case .edit, .help, .history, .pager, .quit, .read, .watch: return ShellAnswer()
      }
    }
  }

  func arguments(of command: ShellCommand, startingWith prefix: String) -> [String] {
    let words: [String]
    switch command {
    case .chart: words = ResultView.chartKinds
    case .doc: words = documentedNames
    case .last, .mode: words = OutputFormat.allCases.map(\.rawValue)
    case .maxrows: words = ["all", "auto"]
    case .pager, .timer: words = ["off", "on"]
    case .set:
      words =
        ["defaultBucket", "organization", "timeRangeStart", "timeRangeStop", "windowPeriod"]
        .map { "v." + $0 }
    case .tz: words = timeZoneNames()
    default: words = []
    }
    return words.filter { $0.hasPrefix(prefix) }
  }

  private func explain(_ text: String) throws -> ShellAnswer {
    guard !text.isEmpty else { throw UsageError("there is no pipeline to explain yet") }
    try provideDashboardRecord(for: text)
    return ShellAnswer(
      output: try session.explainHere(
        text, name: "<prompt>", isAnalyzed: true, columns: columnsOfText))
  }

  /// A pipe is as wide as what goes through it.
  private var columnsOfText: Int? { isInteractive ? screen.columns : nil }

  private func why(_ text: String) throws -> ShellAnswer {
    guard !text.isEmpty else { throw UsageError("there is no pipeline to look into yet") }
    try provideDashboardRecord(for: text)
    return ShellAnswer(output: try session.whyEmpty(text, name: "<prompt>", columns: columnsOfText))
  }

  /// Two files, or the last two pipelines with the names that they use.
  private func compare(_ argument: String) throws -> ShellAnswer {
    let paths = argument.split(separator: " ").map(String.init)
    let scripts: [Script]
    switch paths.count {
    case 0 where pipelines.count == 2:
      scripts = zip(["before", "last"], pipelines).map {
        Script(name: $0, text: record.standalone($1))
      }
    case 0: throw UsageError(".compare needs two pipelines before it, or two files")
    case 2: scripts = shortlyNamed(try paths.map(readScript))
    default:
      throw UsageError(".compare needs two files", fix: ".compare mean.flux reduce.flux")
    }
    let report = try engine.compare(
      (scripts[0].name, scripts[0].text), (scripts[1].name, scripts[1].text))
    return ShellAnswer(output: report.text(columns: screen.columns))
  }

  /// `.doc NAME`, and `.doc NAME run`, which runs the example in a scope of its own.
  private func document(
    _ argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> ShellAnswer {
    let words = argument.split(separator: " ").map(String.init)
    guard let name = words.first, words.count == 1 || words == [name, "run"] else {
      throw UsageError(".doc takes a name", fix: ".doc mean")
    }
    guard let found = session.documentation(of: name) else {
      throw UsageError(
        "there is no documentation of \"\(name)\"",
        fix: session.nearestDocumentedName(to: name).map { ".doc \($0)" })
    }
    guard words.count == 2 else {
      return ShellAnswer(output: found.text(columns: isInteractive ? screen.columns : nil))
    }
    guard let example = found.example else {
      throw UsageError("a package has no example of its own", fix: ".doc \(name)")
    }
    let (summary, view) = try engine.makeSession().runKeeping(example, name: "<example>")
    var answer = ShellAnswer(output: example + "\n")
    if summary.resultNames.isEmpty {
      answer.output += (summary.value?.text ?? "") + "\n"
    } else {
      answer.screen = view.screenText(screen)
      // The example stands above what it gives.
      answer.screen = example + "\n" + answer.screen
      answer.output = ""
    }
    return answer
  }

  /// `.open [--new] PATH`; a mistyped path makes no store.
  private func open(_ argument: String) throws -> ShellAnswer {
    let (isNew, path) = flagged("--new", argument)
    guard !path.isEmpty else { throw UsageError(".open needs a path", fix: ".open grid.db") }
    guard isNew || path == ":memory:" || realPath(path) != nil else {
      throw UsageError(
        "there is no store at \(path)",
        fix: "check the path; .open --new \(path) makes a new store")
    }
    var options = engine.options
    options.store = .file(path: path, isCreated: true)
    try use(try Engine(options: options))
    return ShellAnswer(output: "store: \(path)\n")
  }
}
