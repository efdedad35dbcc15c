import Diagnostics
import Planning

/// The screen of `explain`: the script's own lines, top down, each with its path, and with
/// `--analyze` its numbers; reasons indented under the line they belong to.
///
/// A narrow screen has no room for the nulls and the memory of each step, and for less of its text.
package func explainText(
  _ scripts: [ExplainedScript], columns: Int = ExplainLayout.columnsOfAll
) -> String {
  let layout = ExplainLayout(columns: columns)
  var lines: [String] = []
  for script in scripts {
    if !lines.isEmpty { lines.append("") }
    lines += scriptLines(script, layout)
  }
  lines.append("")
  lines += layout.legend
  return lines.map { trimmedEnd($0) + "\n" }.joined()
}

/// What of an explanation fits a screen.
package struct ExplainLayout {
  /// Columns that all of it takes.
  package static let columnsOfAll = 112
  private static let detailColumnsMax = 100
  private static let detailIndent = "          "

  let columns: Int

  private var showsAll: Bool { columns >= Self.columnsOfAll }

  /// Columns of a step's text.
  private var stepWidth: Int { showsAll ? 44 : max(16, columns - 47) }

  func header(isAnalyzed: Bool) -> String {
    "  line  " + padded("step", stepWidth) + " " + padded("path", 7)
      + (isAnalyzed ? numbers("rows", "tables", "nulls", "running", "memory") : "")
  }

  func stepLine(_ line: ExplainedLine, isAnalyzed: Bool) -> String {
    let number = aligned(line.lineNumber.map(String.init) ?? "", 6)
    let step = (line.isPiped ? "|> " : "") + terminalText(line.text)
    let text =
      "\(number)  " + padded(shortened(step, stepWidth), stepWidth) + " "
      + padded(line.path.rawValue, 7)
    guard isAnalyzed, let found = line.numbers else { return text }
    return text
      + numbers(
        countText(found.rows), countText(found.tables), countText(found.nulls),
        millisecondsText(Double(found.nanoseconds)) + " ms", memoryText(found.peakBytes))
  }

  private func numbers(
    _ rows: String, _ tables: String, _ nulls: String, _ running: String, _ memory: String
  ) -> String {
    aligned(rows, 12) + aligned(tables, 8) + (showsAll ? aligned(nulls, 7) : "")
      + aligned(running, showsAll ? 13 : 11) + (showsAll ? aligned(memory, 10) : "")
  }

  /// A note or a reason under its line.
  func detail(_ text: String, continuation: String) -> [String] {
    let width =
      showsAll
      ? Self.detailColumnsMax - Self.detailIndent.count
      : columns - Self.detailIndent.count - continuation.count
    return wrapped(terminalText(text), max(20, width)).enumerated().map { index, line in
      Self.detailIndent + (index == 0 ? "" : continuation) + line
    }
  }

  /// A sentence above the steps; where it does not fit, later lines stand deeper.
  func sentence(_ text: String) -> [String] {
    guard !showsAll, text.count > columns else { return [text] }
    return wrapped(text, columns - 6).enumerated().map { ($0 == 0 ? "  " : "      ") + $1 }
  }

  /// What the names of paths mean.
  var legend: [String] {
    guard !showsAll else {
      return [
        "  path   stats: from stored sums and counts   source: by the store while reading   "
          + "native: built-in on columns",
        "         vector: your lambda, compiled        row: your lambda, once for each row",
      ]
    }
    return [
      "  path   stats: from stored sums and counts", "         source: by the store while reading",
      "         native: built-in on columns", "         vector: your lambda, compiled",
      "         row: your lambda, once for each row",
    ]
  }
}

private func scriptLines(_ script: ExplainedScript, _ layout: ExplainLayout) -> [String] {
  var lines = headLines(script).flatMap(layout.sentence)
  lines.append("")
  let isAnalyzed = script.totals != nil
  lines.append(layout.header(isAnalyzed: isAnalyzed))
  for line in script.lines {
    lines.append(layout.stepLine(line, isAnalyzed: isAnalyzed))
    lines += detailLines(line, layout)
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

private func detailLines(_ line: ExplainedLine, _ layout: ExplainLayout) -> [String] {
  var lines: [String] = []
  for note in line.notes { lines += layout.detail(note, continuation: "") }
  for reason in line.reasons {
    let head = padded("not \(reason.path.rawValue)", 11) + " "
    lines += layout.detail(head + reason.text, continuation: String(repeating: " ", count: 12))
  }
  return lines
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
