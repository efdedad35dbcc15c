import Engine

/// `gridflux compare`: two phrasings of one question, measured side by side.
let compareCommand = Command(
  name: "compare",
  summary: "compare two scripts: answers, times, and where the ratio comes from",
  operands: "A.flux B.flux",
  flags: CommonFlags.query + [
    Flag("runs", value: "N", "timed runs of each script (10)"),
    Flag("report", value: "DIR", "write index.html, report.md, charts and result.json there"),
    Flag("every-path", "run one script on every distinct physical plan instead"),
    Flag("strict", "columns that only one side has count as a difference"),
    Flag(
      "match", value: "A=B", "a column of A by the name it has in B; may be repeated",
      isRepeatable: true),
    Flag("grow", value: "LIST", "times as much data to run on besides; 0 for none (10,100)"),
    Flag("time-anyway", "print times even for different answers"),
    Flag("format", value: "FORMAT", "how it is printed", choices: ["text", "json"]),
  ],
  details: """
    Exit codes: 0 same or close enough · 1 neither script yields a table · 4 different or not
    comparable · 5 one side failed.
    example: gridflux compare --store grid.db --runs 10 mean.flux reduce.flux
    """
) { arguments in
  let (engine, _) = try openEngine(arguments)
  if arguments.has("every-path") { return try everyPath(engine, arguments.operands) }
  guard arguments.operands.count == 2 else {
    throw UsageError("compare needs two scripts", fix: "gridflux compare mean.flux reduce.flux")
  }
  var options = CompareOptions()
  options.runs = try arguments.integer("runs", in: 1...10_000) ?? options.runs
  options.isStrict = arguments.has("strict")
  options.timesAnyway = arguments.has("time-anyway")
  for match in arguments.values["match"] ?? [] { try options.addMatch(match) }
  if let list = arguments.value("grow") { options.growthFactors = try growthFactors(list) }
  let scripts = shortlyNamed(try arguments.operands.map(readScript))
  let report = try engine.compare(
    (scripts[0].name, scripts[0].text), (scripts[1].name, scripts[1].text), options: options)
  if arguments.value("format") == "json" {
    writeOutput(report.json)
  } else {
    writeOutput(report.text(columns: standardOutputIsTerminal() ? terminalColumns() : 112))
  }
  if let folder = arguments.value("report") {
    try makeFolder(folder)
    for file in report.files { try writeFile("\(folder)/\(file.name)", file.text) }
    writeOutput("  report        \(folder)/index.html\n")
  }
  return report.exitCode
}

private func everyPath(_ engine: Engine, _ paths: [String]) throws -> Int32 {
  guard paths.count == 1 else {
    throw UsageError("--every-path takes one script", fix: "gridflux compare --every-path a.flux")
  }
  let script = try readScript(paths[0])
  let outcome = try engine.everyPath(name: script.name, text: script.text)
  writeOutput(outcome.text)
  return outcome.agree ? ExitCode.success : ExitCode.different
}

/// Reads `10,100`; `0` is none.
private func growthFactors(_ list: String) throws -> [Int] {
  let factors = list.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
  guard factors.allSatisfy({ $0.map { (0...10_000).contains($0) } ?? false }) else {
    throw UsageError("--grow takes whole numbers up to 10000, found \"\(list)\"", fix: "--grow 10")
  }
  return factors.compactMap { $0 }.filter { $0 > 1 }
}
