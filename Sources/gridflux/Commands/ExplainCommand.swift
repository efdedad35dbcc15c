import Engine

/// `gridflux explain`: how scripts are carried out.
let explainCommand = Command(
  name: "explain",
  summary: "show which path each step takes, and why not a faster one",
  operands: "FILE…",
  flags: CommonFlags.query + [
    Flag("execute", short: "e", value: "TEXT", "explain this text", isRepeatable: true),
    Flag("analyze", "run the scripts too: rows, tables, nulls, times, segments, memory"),
    Flag("stages", "every stage, from tokens to batches"),
    Flag(
      "format", value: "FORMAT", "how it is written", choices: ["text", "json", "html", "dot"]),
  ],
  details: """
    stats: from stored sums and counts · source: by the store while reading · native: built-in on
    columns · vector: a lambda, compiled · row: a lambda, once for each row.
    example: gridflux explain --analyze --store grid.db Examples/gridwatch/mean.flux
    """
) { arguments in
  if arguments.has("stages"), let format = arguments.value("format"), format != "text" {
    throw UsageError(
      "--stages is written as text only, found --format \(format)",
      fix: "leave out --stages or --format")
  }
  let (engine, _) = try openEngine(arguments)
  let files = shortlyNamed(try arguments.operands.map(readScript))
  let scripts =
    (arguments.values["execute"] ?? []).map { (name: "<-e>", text: $0) }
    + files.map { (name: $0.name, text: $0.text) }
  guard !scripts.isEmpty else {
    throw UsageError("explain needs a script", fix: "gridflux explain query.flux")
  }
  let session = engine.makeSession()
  do {
    if arguments.has("stages") {
      for script in scripts {
        writeOutput(try session.explainStages(name: script.name, text: script.text))
      }
    } else {
      let format = arguments.value("format").flatMap(ExplainFormat.init(rawValue:)) ?? .text
      writeOutput(
        try session.explain(scripts, isAnalyzed: arguments.has("analyze"), format: format))
    }
  } catch let error as QueryError {
    // What came before the failure is worth as much as the failure.
    writeOutput(error.shownBefore)
    throw error
  }
  return ExitCode.success
}
