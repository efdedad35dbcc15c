import Engine

/// `gridflux ingest`: data files into the store.
let ingestCommand = Command(
  name: "ingest",
  summary: "read NESO demand files into the store",
  operands: "FILE…",
  flags: [
    CommonFlags.store,
    Flag("bucket", short: "b", value: "NAME", "the bucket to write to (neso)"),
    Flag(
      "rejects", value: "FILE",
      "where refused lines are kept with line and reason (STORE.rejects.csv)"),
    Flag("json", "print the summary as JSON"),
    Flag("commit-lines", value: "N", "make so many lines durable at a time (250000)"),
    Flag("show-commits", "print a line for each commit"),
    Flag("restart", "read whole files, also where an earlier run has committed lines"),
  ],
  details: """
    FILE may be a pattern in quotes, or - for standard input. Each settlement period becomes a point
    of measurement "demand" at its UTC instant, one field a column, as a float, in MW. Running it
    again changes nothing; after a crash it goes on behind the last committed line.
    example: gridflux ingest --store grid.db demanddata_2023.csv
    """
) { arguments in
  let (engine, store) = try openEngine(arguments, createsStore: true)
  var request = IngestRequest(patterns: arguments.operands)
  guard !request.patterns.isEmpty else {
    throw UsageError("ingest needs a file", fix: "gridflux ingest demanddata_2023.csv")
  }
  request.bucket = arguments.value("bucket") ?? request.bucket
  request.rejectsPath = arguments.value("rejects")
  request.commitLines =
    try arguments.integer("commit-lines", in: 1...100_000_000) ?? request.commitLines
  request.restarts = arguments.has("restart")
  if arguments.has("show-commits") { request.reportCommit = { writeOutput($0 + "\n") } }
  let report = try engine.ingest(request)
  writeOutput(arguments.has("json") ? report.json : report.text)
  if case .memory = store.location {
    writeError("the store is in memory and ends with this command; name one with --store")
  }
  return ExitCode.success
}
