import Diagnostics
import Planning

private let labelWidth = 14

/// The screen of `compare`: the verdict first, then the answer, the times, the steps side by side,
/// where the ratio comes from, the growth, the advice, and how all that was measured.
func compareText(_ comparison: Comparison, columns: Int) -> String {
  var sections = [verdictLines(comparison)]
  if let answer = comparison.answer, !answer.isEmptyOfNews {
    sections.append(answerLines(comparison, answer))
  }
  if !comparison.variants.isEmpty { sections.append(timeLines(comparison)) }
  if comparison.a.explained != nil, comparison.b.explained != nil {
    sections.append(stepLines(comparison, columns))
  }
  if !comparison.help.isEmpty { sections.append(helpLines(comparison)) }
  if !comparison.growth.isEmpty { sections.append(growthLines(comparison)) }
  let ending = endLines(comparison)
  if !ending.isEmpty { sections.append(ending) }
  return sections.map { lines in lines.map { "  " + trimmed($0) }.joined(separator: "\n") }
    .joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.allSatisfy { $0 == " " } ? "" : String($0) }.joined(separator: "\n") + "\n"
}

private func trimmed(_ text: String) -> String {
  var result = text[...]
  while result.last == " " { result.removeLast() }
  return String(result)
}

/// A label in its column, then text wrapped beside it.
private func labelled(_ label: String, _ text: String) -> [String] {
  wrapped(text, 112 - labelWidth - 4).enumerated().map { index, line in
    padded(index == 0 ? label : "", labelWidth) + line
  }
}

func name(_ script: ComparedScript) -> String { terminalText(script.name) }

// MARK: Verdict and answer

private func verdictLines(_ comparison: Comparison) -> [String] {
  let width = 15
  func headed(_ head: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { padded($0 == 0 ? head : "", width) + $1 }
  }
  switch comparison.verdict {
  case .same:
    return headed("SAME ANSWER", speedLines(comparison))
  case .close(let gap, let units, let place):
    let gapLine =
      "largest gap \(decimalExponent(gap)) of the value "
      + "(\(units) unit\(units == 1 ? "" : "s") in the last place), at \(terminalText(place))."
    return headed("CLOSE ENOUGH", [gapLine] + closeReason(comparison) + speedLines(comparison))
  case .different(let place, let summary):
    var lines = ["first at " + terminalText(place), terminalText(summary)]
    if comparison.variants.isEmpty {
      lines.append("No times are given for different answers; --time-anyway prints them.")
    }
    return headed("DIFFERENT", lines)
  case .cannotCompare(let reason, let fix):
    return headed("CANNOT COMPARE", wrapped(terminalText(reason + ".  " + (fix ?? "")), 95))
  case .failed(let failures):
    let head = failures.count == 1 ? "ONE FAILED" : "BOTH FAILED"
    var lines: [String] = []
    for (side, failure) in failures {
      let script = side == .a ? comparison.a : comparison.b
      lines.append("\(side.rawValue) \(name(script)):")
      for diagnostic in failure.diagnostics {
        lines += render(diagnostic, color: false).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { "  " + $0 }
      }
    }
    return headed(head, lines)
  }
}

/// Why two right answers part in their last bits, where one of them is known to be exact.
private func closeReason(_ comparison: Comparison) -> [String] {
  func functions(_ script: ComparedScript) -> [String] {
    script.explained?.lines.map(\.functionName) ?? []
  }
  let exact: Set = ["sum", "mean"]
  for (side, script, other) in [
    ("A", comparison.a, comparison.b), ("B", comparison.b, comparison.a),
  ] {
    let own = functions(script)
    if own.contains(where: exact.contains), functions(other).contains("reduce"),
      !own.contains("reduce")
    {
      return [
        "\(side) is the exact sum, rounded once; \(side == "A" ? "B" : "A") adds in row order and "
          + "rounds after each row."
      ]
    }
  }
  return []
}

private func speedLines(_ comparison: Comparison) -> [String] {
  guard let a = comparison.variant(.a), let b = comparison.variant(.b) else { return [] }
  let noise = noiseOf(comparison)
  let rowOfA = comparison.variant(.a, rowByRow: true)
  let rowOfB = comparison.variant(.b, rowByRow: true)
  guard isMeasurable(a, b) else {
    var lines = [
      "no difference that can be measured: \(millisecondsText(a.mean)) and "
        + "\(millisecondsText(b.mean)) ms, noise \(decimalText(noise * 100, 0)) %."
    ]
    if comparison.growth.isEmpty { lines[0] += "  Try --grow 100." }
    return lines
  }
  let (fast, slow) = a.mean <= b.mean ? (a, b) : (b, a)
  let fastName = name(fast.side == .a ? comparison.a : comparison.b)
  let slowName = name(slow.side == .a ? comparison.a : comparison.b)
  let slowRow = slow.side == .a ? rowOfA : rowOfB
  let compiled = slow.mean / max(fast.mean, 1)
  guard let slowRow else {
    return [
      "\(fastName) is \(ratioText(compiled)) faster than \(slowName) "
        + "(\(slowName) is \(percentSlower(compiled)) slower)."
    ]
  }
  let interpreted = slowRow.mean / max(fast.mean, 1)
  return [
    "\(fastName) is \(ratioText(interpreted)) faster than \(slowName) run row by row "
      + "(\(slowName) is \(percentSlower(interpreted)) slower),",
    "and \(ratioText(compiled)) faster than \(slowName) the way Gridflux compiles it.",
  ]
}

private func percentSlower(_ ratio: Double) -> String {
  countText(Int(exactly: ((ratio - 1) * 100).rounded()) ?? Int.max) + " %"
}

/// The difference is larger than twice what the runs scatter by.
func isMeasurable(_ a: MeasuredVariant, _ b: MeasuredVariant) -> Bool {
  let difference = (a.mean - b.mean).magnitude
  let deviationA = a.noise * a.mean
  let deviationB = b.noise * b.mean
  let count = Double(max(1, min(a.nanoseconds.count, b.nanoseconds.count)))
  let scatter = ((deviationA * deviationA + deviationB * deviationB) / count).squareRoot()
  return difference > 2 * scatter && difference > 0.02 * max(a.mean, b.mean)
}

func noiseOf(_ comparison: Comparison) -> Double {
  comparison.variants.map(\.noise).max() ?? 0
}

/// `9.5e-16`
func decimalExponent(_ value: Double) -> String {
  guard value > 0, value.isFinite else { return "0" }
  var mantissa = value
  var exponent = 0
  while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  return "\(decimalText(mantissa, 1))e\(exponent)"
}

extension AnswerSummary {
  fileprivate var isEmptyOfNews: Bool { tables == 0 && onlyInA.isEmpty && onlyInB.isEmpty }
}

private func answerLines(_ comparison: Comparison, _ answer: AnswerSummary) -> [String] {
  var text = ""
  if let single = answer.singleValue {
    if case .same = comparison.verdict {
      text = "\(terminalText(single)) in both, to the last bit.  "
    } else {
      text = "\(terminalText(single)) in A.  "
    }
  }
  text += "\(counted(answer.tables, "table")), \(counted(answer.rows, "row"))"
  text += ", key [\(terminalText(answer.keyLabels.joined(separator: ", ")))]"
  if answer.isOrdered { text += ", rows in order" }
  var lines = labelled("answer", text)
  for (side, columns) in [("A", answer.onlyInA), ("B", answer.onlyInB)] where !columns.isEmpty {
    let names = terminalText(columns.joined(separator: ", "))
    lines += labelled(
      "",
      "only in \(side): column\(columns.count == 1 ? "" : "s") \(names) "
        + "(--strict would count \(columns.count == 1 ? "it" : "them") as a difference)")
  }
  return lines
}

// MARK: Times

private func timeLines(_ comparison: Comparison) -> [String] {
  let variants = comparison.variants
  guard let base = comparison.variant(.a) else { return [] }
  let width = 22
  func line(_ label: String, _ cell: (MeasuredVariant) -> String) -> String {
    padded(label, 24) + variants.map { aligned(cell($0), width) }.joined()
  }
  func heading(_ variant: MeasuredVariant) -> String {
    if variant.isRowByRow { return "\(variant.side.rawValue) row by row" }
    let script = variant.side == .a ? comparison.a : comparison.b
    return shortened("\(variant.side.rawValue) \(name(script))", width - 2)
  }
  return [
    line("", heading),
    line("running, mean of \(comparison.runs)") { millisecondsText($0.mean) + " ms" },
    line("fastest - slowest") {
      "\(millisecondsText($0.minimum)) - \(millisecondsText($0.maximum))   "
    },
    line("against A") { variant in
      if variant.side == .a && !variant.isRowByRow { return "1" }
      let ratio = variant.mean / max(base.mean, 1)
      let percent = decimalText((ratio - 1) * 100, 0)
      return "\(ratioText(ratio))  (\(ratio >= 1 ? "+" : "")\(percent) %)"
    },
    line("values read") { countText($0.valuesRead) },
    line("bytes read") { bytesText($0.bytesRead) },
    line("processor time") { millisecondsText($0.processorNanoseconds) + " ms" },
    line("peak memory") { bytesText($0.peakBytes) },
    line("before running") { millisecondsText($0.beforeRunningNanoseconds) + " ms" },
    padded("", 24) + "parse, types, plan; not counted",
  ]
}

// MARK: Steps

private func stepLines(_ comparison: Comparison, _ columns: Int) -> [String] {
  let pairs = stepPairs(comparison)
  if columns < 100 {
    return [comparison.a, comparison.b].enumerated().flatMap { index, script -> [String] in
      let lines = (script.explained?.lines ?? []).map { line in
        "  " + padded(stepText(line, 60), 62) + line.path.rawValue
      }
      return ["\(index == 0 ? "A" : "B") \(name(script))"] + lines
    }
  }
  let width = 34
  var lines = [
    padded("the steps", 16) + padded("A \(name(comparison.a))", width + 10) + "B "
      + name(comparison.b)
  ]
  for (index, pair) in pairs.enumerated() {
    func cell(_ line: ExplainedLine?, _ side: Side) -> String {
      guard let line else { return padded("-", width + 10) }
      return padded(stepText(line, width), width) + " " + padded(pathText(line, side), 9)
    }
    lines.append(
      aligned("\(index + 1)", 3) + "  " + padded(pair.isSame ? "same" : "DIFFERS", 11)
        + cell(pair.a, .a) + cell(pair.b, .b))
  }
  return lines

  func pathText(_ line: ExplainedLine, _ side: Side) -> String {
    line.path == .vector && comparison.variant(side, rowByRow: true) != nil
      ? "vector|row" : line.path.rawValue
  }
}

private func stepText(_ line: ExplainedLine, _ width: Int) -> String {
  shortened((line.isPiped ? "|> " : "") + terminalText(line.text), width)
}

/// One row of the steps side by side.
struct StepPair {
  let a: ExplainedLine?
  let b: ExplainedLine?
  var isSame: Bool { a != nil && b != nil && a?.text == b?.text && a?.path == b?.path }
}

/// Pairs the steps from the top as long as they are the same, then from the end, the rest side by
/// side.
func stepPairs(_ comparison: Comparison) -> [StepPair] {
  let a = comparison.a.explained?.lines ?? []
  let b = comparison.b.explained?.lines ?? []
  var head = 0
  while head < a.count, head < b.count, a[head].text == b[head].text { head += 1 }
  var tail = 0
  while tail < a.count - head, tail < b.count - head,
    a[a.count - 1 - tail].text == b[b.count - 1 - tail].text
  {
    tail += 1
  }
  var pairs = (0..<head).map { StepPair(a: a[$0], b: b[$0]) }
  for offset in 0..<max(a.count - head - tail, b.count - head - tail) {
    let index = head + offset
    pairs.append(
      StepPair(
        a: index < a.count - tail ? a[index] : nil, b: index < b.count - tail ? b[index] : nil))
  }
  for offset in (0..<tail).reversed() {
    pairs.append(StepPair(a: a[a.count - 1 - offset], b: b[b.count - 1 - offset]))
  }
  return pairs
}

// MARK: Where it comes from, growth, ending

private func helpLines(_ comparison: Comparison) -> [String] {
  let total = comparison.help.reduce(1) { $0 * $1.ratio }
  var lines = [
    padded("where the \(ratioText(total)) comes from", 44)
      + "measured: the same work, one help taken away at a time"
  ]
  for step in comparison.help {
    // The bars add up where the ratios multiply: their length is the share of the logarithm.
    let length = step.ratio > 1 && total > 1 ? logarithmRatio(step.ratio, total) * 14 : 0
    let bar = String(repeating: "#", count: max(0, Int(exactly: length.rounded()) ?? 0))
    lines.append(
      "  " + padded(step.name, 27) + aligned(decimalText(step.ratio, 2) + "x", 6) + "  "
        + padded(bar, 16) + padded(step.change, 18) + step.explanation)
  }
  return lines
}

private func growthLines(_ comparison: Comparison) -> [String] {
  guard let first = comparison.growth.first else { return [] }
  let width = 16
  var lines = [
    padded("as the data grows", 26)
      + first.points.map { aligned("\(countText($0.rows)) rows", width) }.joined()
  ]
  for row in comparison.growth {
    lines.append(
      "  " + padded(shortened(row.label, 23), 24)
        + row.points.map { aligned(millisecondsText($0.nanoseconds) + " ms", width) }.joined()
        + "   " + growthWord(row, first))
  }
  if let note = comparison.growthNote { lines.append("  " + note) }
  return lines
}

/// How a variant grows, beside the first one.
private func growthWord(_ row: GrowthRow, _ first: GrowthRow) -> String {
  guard let start = row.points.first, let end = row.points.last, start.rows > 0,
    end.rows > start.rows,
    start.nanoseconds > 0
  else { return "" }
  let rows = Double(end.rows) / Double(start.rows)
  let time = end.nanoseconds / start.nanoseconds
  var text =
    time < rows.squareRoot()
    ? "nearly flat" : time < rows * 1.5 ? "with the rows" : "faster than the rows"
  if row.label != first.label, let base = first.points.last, base.nanoseconds > 0 {
    text += "; at x \(decimalText(rows, 0)): \(ratioText(end.nanoseconds / base.nanoseconds)) A"
  }
  return text
}

private func endLines(_ comparison: Comparison) -> [String] {
  var lines: [String] = []
  for advice in comparison.advice {
    let script = advice.side == .a ? comparison.a : comparison.b
    var place = name(script)
    if let range = advice.lines {
      place +=
        range.count == 1
        ? ", line \(range.lowerBound)" : ", lines \(range.lowerBound) to \(range.upperBound)"
    }
    lines += labelled("advice", "\(place): \(terminalText(advice.text))")
  }
  if comparison.runs > 0 {
    lines += labelled(
      "measured",
      "\(comparison.runs) alternating runs after \(comparison.warmUps) warm-ups, now() held still, "
        + "noise \(decimalText(noiseOf(comparison) * 100, 0)) %, writes switched off")
  }
  if comparison.growth.isEmpty, let note = comparison.growthNote {
    lines += labelled("growth", note)
  }
  return lines
}
