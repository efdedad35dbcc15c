import Planning

/// Where the ratio between the slower script and the faster one comes from: a chain of variants of
/// the same work, each with one help more, and how much each help gave.
///
/// slower script row by row -> compiled -> the faster script reading every value -> from statistics
func helpSteps(
  _ comparison: Comparison, withoutStatistics: [Side: MeasuredVariant]
) -> [HelpStep] {
  guard let a = comparison.variant(.a), let b = comparison.variant(.b) else { return [] }
  let (slow, fast) = a.mean <= b.mean ? (b, a) : (a, b)
  let slowRow = comparison.variant(slow.side, rowByRow: true)
  let fastReading = withoutStatistics[fast.side]
  var steps: [HelpStep] = []
  if let slowRow {
    steps.append(
      HelpStep(
        name: "not interpreting each row", ratio: slowRow.mean / max(slow.mean, 1),
        change: "row -> vector",
        explanation: slowRow.lambdaCalls > 0
          ? "\(countText(slowRow.lambdaCalls)) calls became work on columns" : ""))
  }
  let target = fastReading ?? fast
  let (from, to) = (
    slowestPath(slow.side, comparison), slowestPath(fast.side, comparison, reading: true)
  )
  steps.append(
    HelpStep(
      name: from == to ? "asking in other words" : stepName(from, to),
      ratio: slow.mean / max(target.mean, 1),
      change: from == to ? "\(slow.side.rawValue) -> \(fast.side.rawValue)" : "\(from) -> \(to)",
      explanation: explanation(from, to)))
  if let fastReading {
    steps.append(
      HelpStep(
        name: "knowing the data's layout", ratio: fastReading.mean / max(fast.mean, 1),
        change: "native -> stats",
        explanation:
          "\(counted(fastReading.valuesRead, "value")) not read"))
  }
  return steps.count > 1 ? steps : []
}

private func slowestPath(_ side: Side, _ comparison: Comparison, reading: Bool = false) -> String {
  let script = side == .a ? comparison.a : comparison.b
  let order = ExecutionPath.allCases
  let slowest = (script.explained?.lines ?? []).map(\.path)
    .filter { $0 != .row || !reading }
    .max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
  if reading, slowest == .stats || slowest == .source { return ExecutionPath.native.rawValue }
  // A last map over one row says nothing of the work: what was compiled counts.
  let lines = script.explained?.lines ?? []
  if slowest == .row, lines.contains(where: { $0.path == .vector }) { return "vector" }
  return (slowest ?? .native).rawValue
}

private func stepName(_ from: String, _ to: String) -> String {
  from == "row" ? "not interpreting each row" : "many values at once"
}

private func explanation(_ from: String, _ to: String) -> String {
  switch (from, to) {
  case ("vector", "native"): "a built-in takes many side by side"
  case ("row", _): "a built-in instead of a call a row"
  default: "the faster script's steps instead"
  }
}
