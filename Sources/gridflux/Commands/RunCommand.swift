import Engine

/// `gridflux run`: results of scripts to standard output.
let runCommand = Command(
  name: "run",
  summary: "run scripts and print their results",
  operands: "[FILE…]",
  flags: CommonFlags.query + [
    CommonFlags.output, CommonFlags.parameter,
    Flag("execute", short: "e", value: "TEXT", "run this text", isRepeatable: true),
    Flag("status", "a line on standard error: rows, tables, key, time, slowest step"),
  ],
  details: """
    Without FILE and TEXT, or with -, standard input is read. A script whose last statement is a
    plain value prints it. `gridflux -e TEXT` is short for `gridflux run -e TEXT`.
    example: gridflux run --store grid.db -o csv Examples/gridwatch/mean.flux
    """
) { arguments in
  let (engine, _) = try openEngine(arguments)
  let format = arguments.value("output").flatMap(OutputFormat.init(rawValue:)) ?? .table
  if format.isBinary, standardOutputIsTerminal() {
    throw UsageError(
      "\(format.rawValue) is no text for a terminal",
      fix: "gridflux run -o \(format.rawValue) … > FILE")
  }
  var scripts = (arguments.values["execute"] ?? []).map { Script(name: "<-e>", text: $0) }
  scripts += try arguments.operands.map(readScript)
  if scripts.isEmpty { scripts = [try readScript("-")] }
  for script in scripts {
    let session = engine.makeSession()
    try defineParameters(arguments, in: session)
    if let given = try session.provideDashboardRecord(for: script.text) {
      writeError("note: \(script.name) reads v, which --param v.NAME=VALUE sets: \(given)")
    }
    let summary = try session.run(script.text, name: script.name, format: format) {
      writeBytes($0)
    }
    for remark in summary.remarks { writeError(remark) }
    if summary.resultNames.isEmpty, let value = summary.value { writeOutput(value.text + "\n") }
    if arguments.has("status") { writeError(statusLine(summary)) }
  }
  return ExitCode.success
}

/// Rows, tables, key, time and the slowest step's path, in one line.
func statusLine(_ summary: RunSummary) -> String {
  let milliseconds = Double(summary.runningNanoseconds) / 1e6
  var parts = [
    counted(summary.rowCount, "row"), counted(summary.tableCount, "table"),
    "key [\(summary.keyLabels.joined(separator: ", "))]",
    "\((milliseconds * 100).rounded() / 100) ms",
    bytesText(summary.peakBytes),
  ]
  if let step = summary.slowestStep { parts.append("slowest: \(step.name), \(step.path)") }
  return parts.joined(separator: "   ")
}
