import Engine

/// `gridflux check`: what of some scripts, dashboards and templates runs here.
let checkCommand = Command(
  name: "check",
  summary: "tell which scripts, dashboards and templates run here, without running them",
  operands: "FILE|FOLDER…",
  flags: [
    Flag("json", "the report as JSON"),
    Flag("fix", "carry out the fixes that leave nothing to choose, in scripts"),
  ],
  details: """
    Reads .flux scripts, and the Flux in Grafana dashboards (.json) and InfluxDB templates (.json,
    .yml, .yaml); a folder with all below it. Says of each script whether it runs, runs with a
    warning, needs a service (and what does instead), or fails, as a file that is not UTF-8 does.
    Exit code 1 when one fails or needs a service.
    example: gridflux check queries dashboards/demand.json
    """
) { arguments in
  guard !arguments.operands.isEmpty else {
    throw UsageError("check needs a file or a folder", fix: "gridflux check query.flux")
  }
  let paths = try arguments.operands.flatMap {
    try files(below: $0, endings: [".flux", ".json", ".yml", ".yaml"])
  }
  if arguments.has("fix") {
    for path in paths where path.hasSuffix(".flux") {
      // What is no text is a finding of the report.
      guard let text = utf8Text(try readBytes(path)),
        let fixed = fixedScript(text, name: path)
      else { continue }
      try writeFile(path, fixed)
      writeError("fixed \(path)")
    }
  }
  let report = checkFiles(
    try paths.map { path in (name: scriptName(path), bytes: try readBytes(path)) })
  writeOutput(arguments.has("json") ? report.json : report.text)
  return report.isClean ? ExitCode.success : ExitCode.query
}
