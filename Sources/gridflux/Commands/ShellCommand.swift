import Engine
import REPL

/// `gridflux` alone: the shell.
let shellCommand = Command(
  name: "shell",
  summary: "an interactive shell on the store, or on data files; what `gridflux` alone starts",
  operands: "[FILE…]",
  flags: CommonFlags.query + [CommonFlags.output, TableFlags.format] + TableFlags.all,
  details: """
    A data FILE is read into memory, whatever its format, and what was found is said; so is the
    command that ingests it for good. A line that begins with |> continues the last pipeline; .help lists the commands; Ctrl-C stops
    a query, Ctrl-D leaves. History: $GRIDFLUX_HISTORY, else ~/.gridflux_history.
    example: gridflux demand.csv
    """
) { arguments in
  if !arguments.operands.isEmpty { return try openDataFiles(arguments) }
  let (engine, store) = try openEngine(arguments, handlesInterrupts: false)
  if standardOutputIsTerminal() {
    writeOutput("gridflux \(engineVersion)   store: \(store.description)   .help for help\n")
  }
  return runShell(engine, arguments)
}

/// A shell on files in memory. What was found goes to standard output, unless results are to be
/// read by a program. Errors: `UsageError` for a store beside the files, `QueryError`.
private func openDataFiles(_ arguments: ParsedArguments) throws -> Int32 {
  guard !arguments.has("store") else {
    throw UsageError(
      "a shell is on a store or on files, not on both",
      fix: "gridflux ingest --store grid.db FILE puts files into a store")
  }
  let engine = try openMemoryEngine(arguments)
  var request = IngestRequest(patterns: arguments.operands)
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
  return runShell(engine, arguments)
}

private func runShell(_ engine: Engine, _ arguments: ParsedArguments) -> Int32 {
  let session = EngineShellSession(
    engine: engine,
    format: arguments.value("output").flatMap(OutputFormat.init(rawValue:)) ?? .table)
  return Shell.run(session: session, historyPath: Shell.defaultHistoryPath)
}
