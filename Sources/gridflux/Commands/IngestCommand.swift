import Engine

/// `gridflux ingest`: data files into the store.
let ingestCommand = Command(
  name: "ingest",
  summary: "read data files into the store",
  operands: "FILE…",
  flags: [
    CommonFlags.store,
    Flag(
      "bucket", short: "b", value: "NAME",
      "the bucket to write to (named after the format, else after the file)"),
    TableFlags.format,
    Flag(
      "precision", value: "UNIT", "what times in line protocol count (ns)",
      choices: ingestPrecisions),
    Flag(
      "stamp", value: "END", "which end of ERCOT's hours is a point's time (start)",
      choices: ["start", "end"]),
    Flag(
      "rejects", value: "FILE",
      "where refused lines are added with line and reason (STORE.rejects.csv)"),
    Flag("json", "print the summary as JSON"),
    Flag("commit-lines", value: "N", "make so many lines durable at a time (250000)"),
    Flag("show-commits", "print a line for each commit"),
    Flag("restart", "read whole files, also where an earlier run has committed lines"),
  ] + TableFlags.all,
  details: """
    FILE may be a pattern in quotes, or - for standard input; gzip and zstd are unpacked on the way.
    neso   NESO's demand files: each settlement period becomes a point of measurement "demand" at
           its UTC instant, one field a column, as a float, in MW
    ercot  ERCOT's hourly load: measurement "load" at the UTC instant at which the hour begins (the
           files name its end), one field a zone, in MW
    smart-home  the data set with weather: measurement "home", stamps a second apart read as minutes
    lp     line protocol, also from `influxd inspect export-lp`; lines without a time get now
    csv    rows and columns: delimiter, header, times, zone, tags and fields are told by the first
           rows, or by flags; numbers become floats. Days and times of day may stand in two columns
    json   one document: an array of objects wherever it stands, or arrays of one length as columns;
           ndjson  an object a line. Both otherwise as csv
    annotated-csv  Flux results: texts and columns of the group key are tags; also the annotations
           of `influx write`: layouts of times and numbers, types in the header,
           #constant, #concat, #timezone
    Running it again changes nothing; after a crash it goes on behind the last committed line. A
    failure ends it and leaves what is committed, which the summary tells.
    example: gridflux ingest --store grid.db demanddata_2023.csv
    """
) { arguments in
  let (engine, store) = try openEngine(arguments, createsStore: true)
  var request = IngestRequest(patterns: arguments.operands)
  guard !request.patterns.isEmpty else {
    throw UsageError("ingest needs a file", fix: "gridflux ingest demanddata_2023.csv")
  }
  request.bucket = arguments.value("bucket")
  request.format = arguments.value("format")
  request.table = try TableFlags.request(arguments)
  request.stampsEnd = arguments.value("stamp") == "end"
  request.precision = arguments.value("precision")
  request.rejectsPath = arguments.value("rejects")
  try checkTarget(
    engine.rejectsPath(of: request), store: store.location, inputs: request.paths)
  request.commitLines =
    try arguments.integer("commit-lines", in: 1...100_000_000) ?? request.commitLines
  request.restarts = arguments.has("restart")
  if arguments.has("show-commits") { request.reportCommit = { writeOutput($0 + "\n") } }
  let report = try engine.ingest(request)
  writeOutput(arguments.has("json") ? report.json : report.text)
  if let failure = report.failure { throw failure }
  if case .memory = store.location {
    writeError("the store is in memory and ends with this command; name one with --store")
  }
  return ExitCode.success
}
