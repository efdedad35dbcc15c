import Engine
import REPL

/// `gridflux` alone: the shell.
let shellCommand = Command(
  name: "shell",
  summary: "an interactive shell on the store; what `gridflux` alone starts",
  operands: "",
  flags: CommonFlags.query + [CommonFlags.output],
  details: """
    A line that begins with |> continues the last pipeline; .help lists the commands; Ctrl-C stops
    a query, Ctrl-D leaves. History: $GRIDFLUX_HISTORY, else ~/.gridflux_history.
    example: gridflux --store grid.db
    """
) { arguments in
  let (engine, store) = try openEngine(arguments, handlesInterrupts: false)
  if standardOutputIsTerminal() {
    writeOutput("gridflux \(engineVersion)   store: \(store.description)   .help for help\n")
  }
  let session = EngineShellSession(
    engine: engine,
    format: arguments.value("output").flatMap(OutputFormat.init(rawValue:)) ?? .table)
  return Shell.run(session: session, historyPath: Shell.defaultHistoryPath)
}
