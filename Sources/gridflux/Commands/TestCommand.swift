import Engine

/// `gridflux test`: testcases written in Flux.
let testCommand = Command(
  name: "test",
  summary: "run testcases written in Flux",
  operands: "[PATH…]",
  flags: [
    CommonFlags.via, CommonFlags.memory, CommonFlags.threads, CommonFlags.now, CommonFlags.safe,
    Flag("test", value: "NAME", "run only this one, whatever its tags", isRepeatable: true),
    Flag("skip", value: "NAME", "leave this one out", isRepeatable: true),
    Flag("tags", value: "LIST", "run testcases with these tags too", isRepeatable: true),
    Flag("skip-untagged", "leave out testcases without tags"),
    Flag("through-store", "testing.load() sends its data through a store"),
    Flag("parallel", "as many testcases at a time as there are processors"),
    Flag("jobs", short: "j", value: "N", "so many testcases at a time (1)"),
    Flag("verbose", short: "v", "a line for each testcase, also where it passes"),
    Flag("json", "print the outcome as JSON"),
    Flag("scoreboard", value: "FILE", "write path, name, status and reason of each to FILE"),
  ],
  details: """
    PATH is a folder, where files named *_test.flux are taken, or a file; the working folder if
    left out. A file fluxtest.root names a module and the tags of its testcases. A testcase passes
    when it does not fail and its result errorOutput, which testing.diff yields, has no rows.
    Exit code 1 when one fails.
    example: gridflux test --jobs 2 Tests/Language/testcases
    """
) { arguments in
  var options = TestOptions()
  options.paths = arguments.operands.isEmpty ? ["."] : arguments.operands
  options.names = list(arguments, "test")
  options.skippedNames = list(arguments, "skip")
  options.tags = list(arguments, "tags")
  options.skipsUntagged = arguments.has("skip-untagged")
  options.usesStore = arguments.has("through-store")
  if arguments.has("parallel") { options.jobs = EngineOptions().threadCount }
  options.jobs =
    try arguments.integer("jobs", in: 1...CommonFlags.threadsMax) ?? options.jobs
  let isVerbose = arguments.has("verbose")
  if !arguments.has("json") { options.report = { reportOutcome($0, isVerbose: isVerbose) } }
  let engine = try openEngineWithoutStore(arguments)
  let report = try engine.test(options)
  writeOutput(arguments.has("json") ? report.json : report.summaryLine + "\n")
  if let path = arguments.value("scoreboard") { try writeFile(path, report.scoreboard) }
  return report.count(.failed) > 0 ? ExitCode.query : ExitCode.success
}

/// Values of a flag that may be given more than once, and as lists with commas.
private func list(_ arguments: ParsedArguments, _ name: String) -> [String] {
  (arguments.values[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
}

private func reportOutcome(_ outcome: TestOutcome, isVerbose: Bool) {
  let place = "\(outcome.path):\(outcome.line)"
  switch outcome.status {
  case .passed: if isVerbose { writeOutput("pass  \(place)  \(outcome.name)\n") }
  case .skipped:
    if isVerbose { writeOutput("skip  \(place)  \(outcome.name): \(outcome.reason)\n") }
  case .failed:
    var text = "FAIL  \(place)  \(outcome.name): \(outcome.reason)\n"
    for line in outcome.detail.split(separator: "\n") { text += "      \(line)\n" }
    writeOutput(text)
  }
}
