import Planning

/// The version of the shape that `explain --format json` writes; it grows when a member changes its
/// meaning or goes.
package let explainJSONVersion: Int64 = 1

/// What `explain` shows, for programs.
package func explainJSON(_ scripts: [ExplainedScript]) -> String {
  JSONValue.object([
    ("version", .int(explainJSONVersion)),
    ("scripts", .array(scripts.map(scriptJSON))),
  ]).text
}

private func scriptJSON(_ script: ExplainedScript) -> JSONValue {
  var members: [(String, JSONValue)] = [
    ("name", .string(script.name)), ("stages", stagesJSON(script.stages)),
  ]
  if let totals = script.totals {
    members += [
      ("tables", .count(totals.tables)), ("rows", .count(totals.rows)),
      ("peakBytes", .count(totals.peakBytes)),
      ("processorNanoseconds", .int(totals.processorNanoseconds)),
    ]
  }
  if let failure = script.failure {
    members.append(
      (
        "failure",
        .object([
          ("line", failure.lineNumber.map { .count($0) } ?? .null),
          ("message", .string(failure.message)),
        ])
      ))
  }
  if !script.remarks.isEmpty {
    members.append(("remarks", .array(script.remarks.map { .string($0) })))
  }
  members.append(("steps", .array(script.lines.map(lineJSON))))
  return .object(members)
}

/// The times of all stages in ns, by stage name.
package func stagesJSON(_ stages: StageTimes) -> JSONValue {
  .object([
    ("parseNanoseconds", .int(stages.parse)), ("inferNanoseconds", .int(stages.infer)),
    ("evaluateNanoseconds", .int(stages.evaluate)),
    ("optimizeNanoseconds", .int(stages.optimize)), ("planNanoseconds", .int(stages.plan)),
    ("executeNanoseconds", .int(stages.execute)),
  ])
}

private func lineJSON(_ line: ExplainedLine) -> JSONValue {
  var members: [(String, JSONValue)] = [
    ("line", line.lineNumber.map { .count($0) } ?? .null), ("function", .string(line.functionName)),
    ("text", .string(line.text)), ("path", .string(line.path.rawValue)),
  ]
  if let numbers = line.numbers {
    members += [
      ("rows", .count(numbers.rows)), ("tables", .count(numbers.tables)),
      ("nulls", .count(numbers.nulls)), ("nanoseconds", .int(numbers.nanoseconds)),
      ("peakBytes", .count(numbers.peakBytes)),
    ]
    if let scan = numbers.scan { members.append(("scan", scanJSON(scan))) }
  }
  members.append(("notes", .array(line.notes.map { .string($0) })))
  members.append(
    (
      "reasons",
      .array(
        line.reasons.map {
          .object([("notPath", .string($0.path.rawValue)), ("text", .string($0.text))])
        })
    ))
  return .object(members)
}

private func scanJSON(_ scan: ScanStatistics) -> JSONValue {
  .object([
    ("segmentsTotal", .count(scan.segmentsTotal)),
    ("segmentsSkipped", .count(scan.segmentsSkipped)),
    ("segmentsOpened", .count(scan.segmentsOpened)),
    ("blocksDecoded", .count(scan.blocksDecoded)), ("valuesRead", .count(scan.valuesRead)),
    ("bytesRead", .count(scan.bytesRead)),
    ("statisticsEntriesUsed", .count(scan.statisticsEntriesUsed)),
  ])
}
