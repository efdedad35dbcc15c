import Engine
import REPL

/// How many rows of a result are shown before its middle is left out.
enum RowsShown: Equatable {
  /// As many as leave the heading and the status line on the screen.
  case fitting
  case atMost(Int)
  case all

  /// The word of `.maxrows`.
  var text: String {
    switch self {
    case .fitting: "auto"
    case .atMost(let count): String(count)
    case .all: "all"
    }
  }

  func rowsMax(screenRows: Int) -> Int? {
    switch self {
    case .fitting: max(8, min(40, screenRows - 14))
    case .atMost(let count): count
    case .all: nil
    }
  }
}

/// The shell's view of an engine: one session whose names persist from line to line.
final class EngineShellSession: ShellSession {
  /// Results go to a screen that a person reads, not to a pipe.
  let isInteractive: Bool
  var engine: Engine
  var session: Session
  var format: OutputFormat
  var rowsShown = RowsShown.fitting
  var zone = "UTC"
  var showsTimes = true
  var record = ScriptRecord()
  /// The last pipelines, newest last; `.compare` takes two.
  var pipelines: [String] = []
  var lastResult: ResultView?
  var chartKind: String?
  /// Where the running query can be asked how far it is; from any thread.
  private let watched: WatchedEngine

  init(engine: Engine, format: OutputFormat, isInteractive: Bool) {
    self.engine = engine
    self.format = format
    self.isInteractive = isInteractive
    session = engine.makeSession()
    watched = WatchedEngine(engine)
  }

  var isSafe: Bool { engine.options.isSafe }

  /// The screen as it is now.
  var screen: ScreenOptions {
    var options = ScreenOptions()
    options.columns = terminalColumns()
    options.rows = terminalRows()
    options.usesColor = isInteractive && standardOutputTakesColor()
    options.isUnicode = localeIsUTF8()
    options.rowsMax = rowsShown.rowsMax(screenRows: options.rows)
    options.zone = zone
    return options
  }

  func evaluate(
    _ text: String, name: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    answer(isCancelled) {
      try provideDashboardRecord(for: text)
      let (summary, view) = try session.runKeeping(text, name: name)
      record.append(text)
      var shown = ShellAnswer(messages: summary.remarks.joined(separator: "\n"))
      if summary.resultNames.isEmpty {
        if let value = summary.value { shown.output = value.text + "\n" }
        return shown
      }
      let pipeline = lastStatementText(of: text)
      if pipelines.last != pipeline { pipelines.append(pipeline) }
      if pipelines.count > 2 { pipelines.removeFirst() }
      lastResult = view
      try fill(&shown, with: view, format)
      if isInteractive, summary.rowCount == 0 {
        shown.messages += (shown.messages.isEmpty ? "" : "\n") + ".why shows where the rows went"
      }
      if showsTimes { shown.status = statusLine(summary) }
      return shown
    }
  }

  /// Gives a text the record `v` where it needs one, and remembers that.
  func provideDashboardRecord(for text: String) throws {
    if let definition = try session.provideDashboardRecord(for: text) { record.append(definition) }
  }

  /// Puts results into an answer: as a table fit for the screen, or in a format for programs.
  func fill(_ answer: inout ShellAnswer, with view: ResultView, _ format: OutputFormat) throws {
    if format == .table, isInteractive {
      answer.screen = view.screenText(screen)
    } else if format == .chart {
      answer.screen = view.chart(kind: chartKind, screen)
    } else {
      answer.output += String(decoding: try view.bytes(format, screen), as: UTF8.self)
    }
  }

  func progress() -> String? { watched.progress() }

  func complete(_ text: String) -> (prefix: String, candidates: [String]) {
    let found = session.completion(of: text)
    return (found.started, found.candidates)
  }

  func withoutSecrets(_ text: String) -> String { session.withoutSecrets(text) }

  func painted(_ line: String) -> String { highlightedScript(line) }

  func isComplete(_ text: String) -> Bool { isCompleteScript(text) }

  func lastStatement(of text: String) -> String { lastStatementText(of: text) }

  /// Goes on with another engine; names and results of the old one are gone.
  func use(_ engine: Engine) throws {
    self.engine = engine
    watched.use(engine)
    let earlier = session
    session = engine.makeSession()
    session.keepSecrets(of: earlier)
    record = ScriptRecord()
    pipelines = []
    lastResult = nil
    if zone != "UTC" { try session.useZone(zone) }
  }

  /// Runs a piece of work, lets Ctrl-C cancel it, and turns errors into messages.
  func answer(
    _ isCancelled: @escaping @Sendable () -> Bool, _ body: () throws -> ShellAnswer
  ) -> ShellAnswer {
    let watch = CancellationWatch(engine: engine, isCancelled: isCancelled)
    defer { watch.stop() }
    do {
      return try body()
    } catch let error as QueryError {
      return ShellAnswer(
        output: error.shownBefore, messages: error.rendered(color: screen.usesColor),
        succeeded: false)
    } catch let error as UsageError {
      let fix = error.fix.map { "\nfix: \($0)" } ?? ""
      let message = wrapped(visibleText(error.message), screen.columns).joined(separator: "\n")
      return ShellAnswer(messages: message + visibleText(fix), succeeded: false)
    } catch {
      return ShellAnswer(messages: visibleText("\(error)"), succeeded: false)
    }
  }
}
