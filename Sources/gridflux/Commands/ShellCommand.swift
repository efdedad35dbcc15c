import Engine
import REPL

/// `gridflux` alone: the shell.
let shellCommand = Command(
  name: "shell",
  summary: "an interactive shell on the store, or on data files; what `gridflux` alone starts",
  operands: "[FILE…]",
  flags: CommonFlags.query + [
    CommonFlags.output, CommonFlags.parameter,
    Flag(
      "interactive", short: "i", "go on with the prompt after the scripts; the shell always does"),
    Flag("init", value: "FILE", "commands to begin with, instead of ~/.gridfluxrc"),
    Flag("no-init", "begin without ~/.gridfluxrc"), TableFlags.format,
  ] + TableFlags.all,
  details: """
    A FILE whose name ends in .flux is run first, and its names stay. Any other FILE is read into
    memory, whatever its format, and what was found is said; so is the command that ingests it for
    good. A line that begins with |> continues the last pipeline; .help lists the commands; Ctrl-C
    stops a query, Ctrl-D leaves.
    History: $GRIDFLUX_HISTORY, else ~/.gridflux_history. First commands: $GRIDFLUX_INIT, else
    ~/.gridfluxrc. --safe shuts files, writes and programs.
    example: gridflux demand.csv
    """
) { arguments in
  let files = arguments.operands.filter { !isScript($0) }
  if !files.isEmpty { return try openDataFiles(files, arguments) }
  let (engine, store) = try openEngine(arguments, handlesInterrupts: false)
  if standardInputIsTerminal(), standardOutputIsTerminal() {
    writeOutput("gridflux \(engineVersion)   store: \(store.description)   .help for help\n")
  }
  return try runShell(engine, arguments)
}

private func isScript(_ path: String) -> Bool { path.hasSuffix(".flux") }

/// A shell on files in memory. What was found goes to standard output, unless results are to be
/// read by a program. Errors: `UsageError` for a store beside the files, `QueryError`.
private func openDataFiles(_ files: [String], _ arguments: ParsedArguments) throws -> Int32 {
  guard !arguments.has("store") else {
    throw UsageError(
      "a shell is on a store or on files, not on both",
      fix: "gridflux ingest --store grid.db FILE puts files into a store")
  }
  let engine = try openMemoryEngine(arguments)
  var request = IngestRequest(patterns: files)
  request.format = arguments.value("format")
  request.table = try TableFlags.request(arguments)
  request.rejectsPath = temporaryPath("gridflux-rejects.csv")
  let report = try engine.openDataFiles(request)
  if arguments.value("output") == nil || standardOutputIsTerminal() {
    writeOutput(report.text)
  } else {
    writeError(report.text)
  }
  if standardOutputIsTerminal(), let bucket = report.buckets.first {
    writeOutput(
      "gridflux \(engineVersion)   .help for help; try  from(bucket: \"\(bucket)\") "
        + "|> range(start: 0) |> limit(n: 5)\n")
  }
  return try runShell(engine, arguments)
}

private func runShell(_ engine: Engine, _ arguments: ParsedArguments) throws -> Int32 {
  let isInteractive = standardInputIsTerminal() && standardOutputIsTerminal()
  let session = EngineShellSession(
    engine: engine,
    format: arguments.value("output").flatMap(OutputFormat.init(rawValue:)) ?? .table,
    isInteractive: isInteractive)
  try defineParameters(arguments, in: session.session)
  var settings = Shell.Settings()
  settings.historyPath = Shell.defaultHistoryPath
  settings.initPath = arguments.value("init") ?? Shell.defaultInitPath
  if arguments.has("no-init") || (!isInteractive && !arguments.has("init")) {
    settings.initPath = nil
  }
  if let path = arguments.value("init") { _ = try readScript(path) }
  settings.scripts = arguments.operands.filter(isScript)
  return Shell.run(session: session, settings: settings)
}

/// Defines the names of `--param NAME=VALUE`. Errors: `UsageError`, `QueryError`.
func defineParameters(_ arguments: ParsedArguments, in session: Session) throws {
  for parameter in arguments.values["param"] ?? [] {
    guard let mark = parameter.firstIndex(of: "="), mark != parameter.startIndex else {
      throw UsageError(
        "--param takes NAME=VALUE, found \"\(parameter)\"", fix: "--param v.timeRangeStart=-7d")
    }
    try session.define(
      String(parameter[..<mark]), as: String(parameter[parameter.index(after: mark)...]))
  }
}
