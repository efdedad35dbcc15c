import Engine

/// `gridflux export`: points out of the store, in formats that `ingest` reads back.
let exportCommand = Command(
  name: "export",
  summary: "write the points of a bucket as line protocol, annotated CSV or CSV",
  operands: "",
  flags: [
    CommonFlags.store,
    Flag("bucket", short: "b", value: "NAME", "the bucket"),
    Flag(
      "format", short: "f", value: "FORMAT", "how points are written (lp)", choices: exportFormats),
    Flag("out", short: "o", value: "FILE", "the file to write (standard output)"),
    Flag("start", value: "TIME", "first instant, such as 2023-01-01T00:00:00Z"),
    Flag("stop", value: "TIME", "first instant that is left out"),
    Flag(
      "where", value: "NAME=VALUE",
      "only points with this _measurement, _field or tag; may be repeated", isRepeatable: true),
  ],
  details: """
    Points come series by series, in order of time. Ingesting the output gives the same points, and
    exporting those the same bytes; what a format cannot hold is said, and exit code 1 says that
    points are left out.
    example: gridflux export --store grid.db -b neso -f csv --where _field=ND -o nd.csv
    """
) { arguments in
  guard let bucket = arguments.value("bucket") else {
    throw UsageError("export needs --bucket", fix: "--bucket neso")
  }
  var request = ExportRequest(bucket: bucket, format: arguments.value("format") ?? "lp")
  request.start = try exportTime(arguments, "start")
  request.stop = try exportTime(arguments, "stop")
  request.conditions = try (arguments.values["where"] ?? []).map { text in
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw UsageError("--where takes NAME=VALUE, found \"\(text)\"") }
    return (column: String(parts[0]), value: String(parts[1]))
  }
  let (engine, store) = try openEngine(arguments)
  var report: ExportReport?
  if let path = arguments.value("out") {
    try checkTarget(path, store: store.location)
    try writeFile(path, bytes: { write in report = try engine.export(request, write: write) })
    writeOutput("\(path): \(report?.points ?? 0) points\n")
  } else {
    report = try engine.export(request) { writeBytes($0) }
  }
  for remark in report?.remarks ?? [] { writeError(remark) }
  return report?.omitted == 0 ? ExitCode.success : ExitCode.query
}

private func exportTime(_ arguments: ParsedArguments, _ flag: String) throws -> Int64? {
  guard let text = arguments.value(flag) else { return nil }
  guard let time = timeNanoseconds(text) else {
    throw UsageError(
      "--\(flag) takes a time, found \"\(text)\"", fix: "--\(flag) 2023-01-01T00:00:00Z")
  }
  return time
}
