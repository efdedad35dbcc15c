/// The version of the shape that `compare --format json` and `result.json` have.
package let compareJSONVersion: Int64 = 1

/// A comparison for programs.
func compareJSON(_ comparison: Comparison) -> JSONValue {
  var members: [(String, JSONValue)] = [
    ("version", .int(compareJSONVersion)), ("verdict", .string(comparison.verdict.word)),
    ("exitCode", .int(Int64(comparison.verdict.exitCode))),
    ("a", .string(comparison.a.name)), ("b", .string(comparison.b.name)),
  ]
  switch comparison.verdict {
  case .same: if comparison.isWithoutRows { members.append(("withoutRows", .bool(true))) }
  case .nothing: members.append(("reason", .string("neither script yields a table")))
  case .close(let gap, let units, let place):
    members += [
      ("gap", .number(gap)), ("unitsInLastPlace", .string(String(units))),
      ("place", .string(place)),
    ]
  case .different(let place, let summary):
    members += [("place", .string(place)), ("summary", .string(summary))]
  case .cannotCompare(let reason, let fix):
    members += [("reason", .string(reason)), ("fix", fix.map { .string($0) } ?? .null)]
  case .failed(let failures):
    members.append(
      (
        "failures",
        .array(
          failures.map { side, failure in
            .object([("side", .string(side.rawValue)), ("message", .string(failure.message))])
          })
      ))
  }
  if let answer = comparison.answer {
    members.append(
      (
        "answer",
        .object([
          ("tables", .count(answer.tables)), ("rows", .count(answer.rows)),
          ("value", answer.singleValue.map { .string($0) } ?? .null),
          ("onlyInA", strings(answer.onlyInA)), ("onlyInB", strings(answer.onlyInB)),
        ])
      ))
  }
  members += [
    ("runs", .count(comparison.runs)), ("warmUps", .count(comparison.warmUps)),
    ("noise", .number(noiseOf(comparison))),
    ("variants", .array(comparison.variants.map(variantJSON))),
    (
      "help",
      .array(
        comparison.help.map {
          .object([
            ("name", .string($0.name)), ("change", .string($0.change)),
            ("ratio", .number($0.ratio)),
          ])
        })
    ),
    ("growth", .array(comparison.growth.map(growthJSON))),
    (
      "advice",
      .array(
        comparison.advice.map {
          .object([("side", .string($0.side.rawValue)), ("text", .string($0.text))])
        })
    ),
  ]
  return .object(members)
}

private func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

private func variantJSON(_ variant: MeasuredVariant) -> JSONValue {
  .object([
    ("side", .string(variant.side.rawValue)), ("rowByRow", .bool(variant.isRowByRow)),
    ("nanoseconds", .array(variant.nanoseconds.map { .number($0) })),
    ("meanNanoseconds", .number(variant.mean)), ("minNanoseconds", .number(variant.minimum)),
    ("maxNanoseconds", .number(variant.maximum)),
    ("processorNanoseconds", .number(variant.processorNanoseconds)),
    ("beforeRunningNanoseconds", .number(variant.beforeRunningNanoseconds)),
    ("valuesRead", .count(variant.valuesRead)), ("bytesRead", .count(variant.bytesRead)),
    ("peakBytes", .count(variant.peakBytes)), ("lambdaCalls", .count(variant.lambdaCalls)),
  ])
}

private func growthJSON(_ row: GrowthRow) -> JSONValue {
  .object([
    ("label", .string(row.label)),
    (
      "points",
      .array(
        row.points.map {
          .object([("rows", .count($0.rows)), ("nanoseconds", .number($0.nanoseconds))])
        })
    ),
  ])
}
