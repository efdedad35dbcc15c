import Engine
import REPL
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The shell's view of an engine: one session whose names persist from line to line.
final class EngineShellSession: ShellSession {
  private var engine: Engine
  private var session: Session
  private var format: OutputFormat
  private var showsTimes = true
  private var lastPipeline = ""

  init(engine: Engine, format: OutputFormat) {
    self.engine = engine
    self.format = format
    session = engine.makeSession()
  }

  func evaluate(_ text: String, isCancelled: @escaping @Sendable () -> Bool) -> ShellAnswer {
    answer(isCancelled) {
      let sink = ByteSink()
      let summary = try session.run(text, name: "<prompt>", format: format) { sink.append($0) }
      if !summary.resultNames.isEmpty { lastPipeline = lastStatementText(of: text) }
      var output = String(decoding: sink.bytes, as: UTF8.self)
      if summary.resultNames.isEmpty, let value = summary.value { output += value.text + "\n" }
      let status = showsTimes && !summary.resultNames.isEmpty ? statusLine(summary) : nil
      return ShellAnswer(
        output: output, messages: summary.remarks.joined(separator: "\n"), status: status)
    }
  }

  func perform(
    _ command: ShellCommand, argument: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> ShellAnswer {
    answer(isCancelled) {
      switch command {
      case .help, .quit: return ShellAnswer()
      case .open: return try open(argument)
      case .tables: return ShellAnswer(output: try engine.storeTables())
      case .mode: return try setMode(argument)
      case .timer:
        guard ["on", "off"].contains(argument) else { throw UsageError(".timer takes on or off") }
        showsTimes = argument == "on"
        return ShellAnswer()
      case .explain:
        let text = argument.isEmpty ? lastPipeline : argument
        guard !text.isEmpty else { throw UsageError("there is no pipeline to explain yet") }
        return ShellAnswer(
          output: try session.explainHere(text, name: "<prompt>", isAnalyzed: true))
      case .compare: return try compare(argument)
      case .doc:
        guard let text = session.documentation(of: argument) else {
          throw UsageError("there is no documentation of \"\(argument)\"")
        }
        return ShellAnswer(output: text)
      case .read:
        let script = try readScript(argument)
        return evaluate(script.text, isCancelled: isCancelled)
      }
    }
  }

  func complete(_ prefix: String, after text: String) -> [String] {
    session.completions(of: prefix, after: text)
  }

  func isComplete(_ text: String) -> Bool { isCompleteScript(text) }

  func lastStatement(of text: String) -> String { lastStatementText(of: text) }

  private func open(_ path: String) throws -> ShellAnswer {
    guard !path.isEmpty else { throw UsageError(".open needs a path", fix: ".open grid.db") }
    var options = engine.options
    options.store = .file(path: path, isCreated: true)
    engine = try Engine(options: options)
    session = engine.makeSession()
    return ShellAnswer(output: "store: \(path)\n")
  }

  private func setMode(_ name: String) throws -> ShellAnswer {
    guard let chosen = OutputFormat(rawValue: name) else {
      let names = OutputFormat.allCases.map(\.rawValue)
      throw UsageError(
        ".mode is one of \(names.joined(separator: ", "))",
        fix: nearestName(name, in: names).map { ".mode \($0)" })
    }
    format = chosen
    return ShellAnswer()
  }

  private func compare(_ argument: String) throws -> ShellAnswer {
    let paths = argument.split(separator: " ").map(String.init)
    guard paths.count == 2 else {
      throw UsageError(".compare needs two files", fix: ".compare mean.flux reduce.flux")
    }
    let scripts = try paths.map(readScript)
    let report = try engine.compare(
      (scripts[0].name, scripts[0].text), (scripts[1].name, scripts[1].text))
    return ShellAnswer(output: report.text(columns: terminalColumns()))
  }

  /// Runs a piece of work, lets Ctrl-C cancel it, and turns errors into messages.
  private func answer(
    _ isCancelled: @escaping @Sendable () -> Bool, _ body: () throws -> ShellAnswer
  ) -> ShellAnswer {
    let watch = CancellationWatch(engine: engine, isCancelled: isCancelled)
    defer { watch.stop() }
    do {
      return try body()
    } catch let error as QueryError {
      return ShellAnswer(
        output: error.shownBefore, messages: error.rendered(color: standardErrorTakesColor()),
        succeeded: false)
    } catch let error as UsageError {
      let fix = error.fix.map { "\nfix: \($0)" } ?? ""
      return ShellAnswer(messages: error.message + fix, succeeded: false)
    } catch {
      return ShellAnswer(messages: "\(error)", succeeded: false)
    }
  }
}

/// Gathers what a renderer writes.
private final class ByteSink {
  private(set) var bytes: [UInt8] = []
  func append(_ piece: UnsafeRawBufferPointer) { bytes += piece }
}

/// Asks every 20 ms whether the user pressed Ctrl-C, and cancels the engine then.
private final class CancellationWatch: Sendable {
  private static let intervalMicroseconds: UInt32 = 20_000
  private let isDone = Atomic<Bool>(false)

  init(engine: Engine, isCancelled: @escaping @Sendable () -> Bool) {
    let work = Work(watch: self, engine: engine, isCancelled: isCancelled)
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    if started == 0 {
      pthread_detach(thread)
    } else {
      Unmanaged.passUnretained(work).release()
    }
  }

  func stop() { isDone.store(true, ordering: .relaxed) }

  private final class Work: Sendable {
    let watch: CancellationWatch
    let engine: Engine
    let isCancelled: @Sendable () -> Bool

    init(
      watch: CancellationWatch, engine: Engine, isCancelled: @escaping @Sendable () -> Bool
    ) {
      self.watch = watch
      self.engine = engine
      self.isCancelled = isCancelled
    }

    func run() {
      while !watch.isDone.load(ordering: .relaxed) {
        if isCancelled() { return engine.cancel() }
        usleep(CancellationWatch.intervalMicroseconds)
      }
    }
  }
}
