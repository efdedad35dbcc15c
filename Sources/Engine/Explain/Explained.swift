import Columnar
import Diagnostics
import Planning

/// Orders a profile by the script's own lines.
///
/// Steps that one call made (a built-in of several steps, a step and what it absorbed) share a
/// line: rows and tables are those of its last step, times add up, the path is the slowest.
package func explained(_ profile: QueryProfile) -> ExplainedScript {
  var entries: [Entry] = []
  for node in profile.physical.nodes { entries += entriesOf(node, profile) }
  for result in profile.physical.results {
    let shown = result.yields.map { Entry(step: $0, node: result.node, order: result.node.id) }
    entries += shown
  }
  let placed = entries.enumerated().sorted { left, right in
    let (a, b) = (position(left.element, profile), position(right.element, profile))
    return (a, left.element.order, left.offset) < (b, right.element.order, right.offset)
  }.map(\.element)

  var lines: [ExplainedLine] = []
  var lastSpan: Span?
  for entry in placed {
    let line = explainedLine(entry, profile)
    if let span = entry.step.origin.span, span == lastSpan, let previous = lines.last {
      lines[lines.count - 1] = merged(previous, line)
    } else {
      lines.append(line)
    }
    lastSpan = entry.step.origin.span
  }
  let totals =
    profile.statistics.isEmpty
    ? nil
    : ExplainedScript.Totals(
      tables: profile.tableCount, rows: profile.rowCount, peakBytes: profile.peakBytes,
      processorNanoseconds: profile.processorNanoseconds)
  var script = ExplainedScript(
    name: profile.source.name, lines: lines, stages: profile.stages, totals: totals)
  script.remarks = profile.remarks.map {
    render($0, color: false, hiding: profile.secrets)
  }
  if let failure = profile.failure { addFailure(failure, to: &script, profile) }
  return script
}

/// Marks the step that failed: the last one above or at the failure's place.
private func addFailure(
  _ failure: QueryFailure, to script: inout ExplainedScript, _ profile: QueryProfile
) {
  guard let message = failure.diagnostics.first else { return }
  var number: Int?
  if let span = message.span, span.source === profile.source {
    number = span.source.position(of: span.start).line
  }
  script.failure = (number, "\(message.code): \(message.message)")
  let failed =
    script.lines.lastIndex { line in
      line.lineNumber.flatMap { here in number.map { here <= $0 } } ?? false
    }
  guard let failed else { return }
  script.lines[failed].notes.insert("FAILED here.  \(message.message)", at: 0)
}

/// A step of the script with the node that carries it out.
private struct Entry {
  let step: ScriptStep
  let node: PhysicalNode
  let order: Int
  /// The node's numbers stand on this line.
  var showsNumbers = false
  /// What became of the rows stands on this line.
  var showsEmptiness = false
  /// The step is the one that the node's operation stands for.
  var isOwn = false
}

private func entriesOf(_ node: PhysicalNode, _ profile: QueryProfile) -> [Entry] {
  // What a source absorbed is done when its last step is: there stand its numbers.
  let numbered = node.scan == nil ? node.ownStep : node.steps.lastIndex { $0.note == nil }
  // Of what a source absorbed, a test or the range is what leaves nothing, not an aggregate.
  let emptied =
    node.steps.lastIndex { ["filter", "range"].contains($0.operationName) } ?? numbered
  return node.steps.indices.map { index in
    Entry(
      step: node.steps[index], node: node, order: node.id, showsNumbers: index == numbered,
      showsEmptiness: index == (node.scan == nil ? node.ownStep : emptied),
      isOwn: index == node.ownStep)
  }
}

/// Where the step stands in the script: steps of the library stand after the input they read.
private func position(_ entry: Entry, _ profile: QueryProfile) -> Int {
  if let span = entry.step.origin.span, span.source === profile.source { return span.start }
  for input in entry.node.inputs.reversed() {
    if let span = input.steps.last?.origin.span, span.source === profile.source {
      return span.start
    }
  }
  return Int.max
}

private func explainedLine(_ entry: Entry, _ profile: QueryProfile) -> ExplainedLine {
  let step = entry.step
  let span = step.origin.span
  let isHere = span.map { $0.source === profile.source } ?? false
  var line = ExplainedLine(
    lineNumber: isHere ? span.map { $0.source.position(of: $0.start).line } : nil,
    text: profile.secrets.hidden(in: step.text), functionName: step.origin.functionName,
    isPiped: !entry.node.inputs.isEmpty || !entry.isOwn, path: step.path, numbers: nil,
    reasons: step.reasons, notes: step.note.map { [$0] } ?? [])
  if entry.showsEmptiness, let emptiness = profile.emptiness[entry.node.id] {
    line.notes.append(emptiness)
  }
  guard entry.showsNumbers, let statistics = profile.statistics[entry.node.id] else { return line }
  line.numbers = ExplainedLine.Numbers(
    rows: statistics.rows, tables: statistics.tables, nulls: statistics.nulls,
    nanoseconds: statistics.nanoseconds, peakBytes: statistics.peakBytes, scan: statistics.scan)
  if let path = statistics.path { line.path = path }
  if line.path == .stats, let scan = statistics.scan, scan.statisticsEntriesUsed == 0,
    scan.valuesRead > 0
  {
    // The source took the step over, but had to read: that is its own path.
    line.path = .source
    line.reasons.append(PathReason(.stats, "no stored entry lies wholly inside what was asked"))
  }
  line.reasons += statistics.reasons.filter { !line.reasons.contains($0) }
  line.notes += statistics.notes
  if let scan = statistics.scan { line.notes += scanNotes(scan) }
  line.notes += keyNotes(entry.node, statistics, profile)
  return line
}

private func merged(_ first: ExplainedLine, _ second: ExplainedLine) -> ExplainedLine {
  var line = first
  let order = ExecutionPath.allCases
  if let a = order.firstIndex(of: first.path), let b = order.firstIndex(of: second.path), b > a {
    line.path = second.path
  }
  if var numbers = second.numbers {
    if let earlier = first.numbers {
      numbers.nanoseconds &+= earlier.nanoseconds
      numbers.peakBytes = max(numbers.peakBytes, earlier.peakBytes)
      numbers.scan = numbers.scan ?? earlier.scan
    }
    line.numbers = numbers
  }
  line.reasons += second.reasons.filter { !line.reasons.contains($0) }
  line.notes += second.notes.filter { !line.notes.contains($0) }
  return line
}
