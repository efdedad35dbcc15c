import Diagnostics
import Planning

/// The screen of `explain`: the script's own lines, top down, each with its path, and with
/// `--analyze` its numbers; reasons indented under the line they belong to.
package func explainText(_ scripts: [ExplainedScript]) -> String {
  var lines: [String] = []
  for script in scripts {
    if !lines.isEmpty { lines.append("") }
    lines += scriptLines(script)
  }
  lines.append("")
  lines += [
    "  path   stats: from stored sums and counts   source: by the store while reading   "
      + "native: built-in on columns",
    "         vector: your lambda, compiled        row: your lambda, once for each row",
  ]
  return lines.map { trimmedEnd($0) + "\n" }.joined()
}

private let stepWidth = 44
private let detailIndent = "          "
private let detailWidth = 100

private func scriptLines(_ script: ExplainedScript) -> [String] {
  var lines = headLines(script)
  lines.append("")
  let isAnalyzed = script.totals != nil
  var header = "  line  " + padded("step", stepWidth) + " " + padded("path", 7)
  if isAnalyzed {
    header +=
      aligned("rows", 12) + aligned("tables", 8) + aligned("nulls", 7) + aligned("running", 13)
      + aligned("memory", 10)
  }
  lines.append(header)
  for line in script.lines {
    lines.append(stepLine(line, isAnalyzed))
    lines += detailLines(line)
  }
  lines.append(beforeRunning(script.stages))
  for remark in script.remarks {
    lines.append("")
    lines += remark.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
  }
  return lines
}

private func headLines(_ script: ExplainedScript) -> [String] {
  let name = padded(terminalText(script.name), 13)
  guard let totals = script.totals else { return ["  \(name) not run: --analyze runs it"] }
  let before = Double(script.stages.beforeRunning)
  let running = Double(script.stages.execute)
  var lines = [
    "  \(name) \(counted(totals.tables, "table")), \(counted(totals.rows, "row"))   "
      + "\(millisecondsText(before + running)) ms = \(millisecondsText(before)) before running + "
      + "\(millisecondsText(running)) running   peak memory \(memoryText(totals.peakBytes))"
  ]
  if let failure = script.failure {
    let place = failure.lineNumber.map { " at line \($0)" } ?? ""
    lines[0] = "  \(name) FAILED\(place), \(millisecondsText(before + running)) ms"
  } else if let heaviest = heaviestLine(script) {
    lines.append("  " + padded("", 13) + " " + heaviest)
  }
  return lines
}

/// Names the step with most of the running time, where there is more than one to choose from.
private func heaviestLine(_ script: ExplainedScript) -> String? {
  let timed = script.lines.filter { ($0.numbers?.nanoseconds ?? 0) > 0 }
  let total = timed.reduce(0) { $0 + ($1.numbers?.nanoseconds ?? 0) }
  guard timed.count > 1, total > 0,
    let heaviest = timed.max(by: {
      ($0.numbers?.nanoseconds ?? 0) < ($1.numbers?.nanoseconds ?? 0)
    })
  else { return nil }
  let share = Double(heaviest.numbers?.nanoseconds ?? 0) / Double(total) * 100
  let place = heaviest.lineNumber.map { "line \($0), " } ?? ""
  return "heaviest: \(place)\(heaviest.functionName), \(decimalText(share, 0)) % of running"
}

private func stepLine(_ line: ExplainedLine, _ isAnalyzed: Bool) -> String {
  let number = aligned(line.lineNumber.map(String.init) ?? "", 6)
  let step = (line.isPiped ? "|> " : "") + terminalText(line.text)
  var text = "\(number)  " + padded(shortened(step, stepWidth), stepWidth)
  text += " " + padded(line.path.rawValue, 7)
  guard isAnalyzed, let numbers = line.numbers else { return text }
  text += aligned(countText(numbers.rows), 12) + aligned(countText(numbers.tables), 8)
  text += aligned(countText(numbers.nulls), 7)
  text += aligned(millisecondsText(Double(numbers.nanoseconds)) + " ms", 13)
  text += aligned(memoryText(numbers.peakBytes), 10)
  return text
}

private func detailLines(_ line: ExplainedLine) -> [String] {
  var lines: [String] = []
  for note in line.notes { lines += indented(note, continuation: "") }
  for reason in line.reasons {
    let head = padded("not \(reason.path.rawValue)", 11) + " "
    lines += indented(head + reason.text, continuation: String(repeating: " ", count: 12))
  }
  return lines
}

private func indented(_ text: String, continuation: String) -> [String] {
  wrapped(terminalText(text), detailWidth - detailIndent.count).enumerated().map { index, line in
    detailIndent + (index == 0 ? "" : continuation) + line
  }
}

private func beforeRunning(_ stages: StageTimes) -> String {
  let plan = stages.evaluate &+ stages.optimize &+ stages.plan
  return "  before running   parse \(millisecondsText(Double(stages.parse)))"
    + "   types \(millisecondsText(Double(stages.infer)))"
    + "   plan \(millisecondsText(Double(plan))) ms"
}

private func memoryText(_ bytes: Int) -> String {
  bytes == 0 ? "-" : bytesText(bytes)
}

private func trimmedEnd(_ text: String) -> String {
  var result = text[...]
  while result.last == " " { result.removeLast() }
  return String(result)
}
