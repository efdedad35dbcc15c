import Columnar
import Diagnostics
import Formats
import Interpreter
import Planning
import Semantics
import Syntax

/// One stage of a query's life: what it made, as lines.
package struct StageSection: Sendable {
  /// The stage function: `parse`, `optimize`.
  package let name: String
  package let lines: [String]
}

extension Session {
  /// Every stage of one script, each in a section named like its function.
  /// Errors: `QueryError` of the first stage that fails; its `shownBefore` has the stages up to it.
  public func explainStages(name: String, text: String) throws -> String {
    var sections: [StageSection] = []
    func joined(_ sections: [StageSection]) -> String {
      let text = sections.map { section in
        "== \(section.name)\n" + section.lines.map { terminalLine($0) + "\n" }.joined()
      }
      return secrets.hidden(in: text.joined(separator: "\n"))
    }
    do {
      try surfacing(hiding: secrets) {
        try addStages(SourceText(name: name, text: text), to: &sections)
      }
      return joined(sections)
    } catch var error as QueryError {
      error.shownBefore = joined(sections)
      throw error
    }
  }

  /// As above, apart.
  package func stageSections(_ source: SourceText) throws -> [StageSection] {
    var sections: [StageSection] = []
    try addStages(source, to: &sections)
    return sections
  }

  private func addStages(_ source: SourceText, to sections: inout [StageSection]) throws {
    sections.append(StageSection(name: "tokenize", lines: tokenLines(source)))
    let query = try prepare(source, settings()) { sections.append(section(of: $0)) }
    sections.append(StageSection(name: "execute", lines: try executeLines(query)))
  }

  private func section(of outcome: StageOutcome) -> StageSection {
    switch outcome {
    case .parse(let file): StageSection(name: "parse", lines: treeText(file))
    case .infer(let program): StageSection(name: "infer", lines: typeLines(program))
    case .evaluate(let outcome): StageSection(name: "evaluate", lines: evaluateLines(outcome))
    case .optimize(let plan): StageSection(name: "optimize", lines: ruleLines(plan))
    case .plan(let plan): StageSection(name: "plan", lines: physicalLines(plan))
    }
  }

  /// The source counters, then the results as annotated CSV.
  private func executeLines(_ query: PreparedQuery) throws -> [String] {
    let recorder = ProfileRecorder(countsNulls: false)
    let text = ByteText()
    let renderer = AnnotatedCSVRenderer(TextOutput { text.bytes.append(contentsOf: $0) })
    let delivery = ResultDelivery(
      names: query.physical.results.map(\.name), renderer: renderer)
    try run(query, context: query.context, observer: recorder, deliver: delivery.deliver)
    try delivery.finish()
    var lines: [String] = []
    for node in query.physical.nodes {
      guard let scan = recorder.statistics[node.id]?.scan else { continue }
      lines.append(
        "\(node.steps[0].text): segments \(scan.segmentsOpened) of \(scan.segmentsTotal) opened, "
          + "\(scan.segmentsSkipped) skipped, \(scan.valuesRead) values read, "
          + "\(scan.statisticsEntriesUsed) statistics used")
    }
    let csv = String(decoding: text.bytes, as: UTF8.self)
    return lines
      + csv.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

private final class ByteText {
  var bytes: [UInt8] = []
}

private func tokenLines(_ source: SourceText) -> [String] {
  var lines: [String] = []
  var current = 0
  for token in tokenize(source) {
    let line = source.position(of: token.span.start).line
    let text = "\(token.kind.rawValue)"
    if line == current, !lines.isEmpty {
      lines[lines.count - 1] += " \(text)"
    } else {
      lines.append("\(line): \(text)")
    }
    current = line
  }
  return lines
}

/// A line for each statement: what it is called, and its type.
package func typeLines(_ program: TypedProgram) -> [String] {
  program.file.body.map { statement in
    let name: String
    let value: Expression
    switch statement.kind {
    case .assignment(let label, let expression): (name, value) = (label.name, expression)
    case .option(_, let label, let expression): (name, value) = ("option \(label.name)", expression)
    case .expression(let expression): (name, value) = ("expression", expression)
    default: return "statement"
    }
    return "\(name): \(program.type(of: value).map { typeText($0) } ?? "unknown")"
  }
}

/// The pipelines that evaluation built, before any rule.
package func evaluateLines(_ outcome: EvaluationOutcome) -> [String] {
  outcome.results.map { "\($0.name): \(logicalText($0.node))" }
}

/// Each rule that fired, with what it changed, then the plan that is left.
package func ruleLines(_ plan: LogicalPlan) -> [String] {
  var lines: [String] = []
  for application in plan.log {
    let alias = application.upstreamName.map { " (upstream: \($0))" } ?? ""
    lines += ["\(application.ruleName)\(alias)", "  - \(application.before)"]
    lines.append("  + \(application.after)")
  }
  return lines + plan.results.map { "\($0.name): \(planText($0.node))" }
}

/// Each physical node with its inputs, path, order properties and reasons.
package func physicalLines(_ plan: PhysicalPlan) -> [String] {
  var lines: [String] = []
  for node in plan.nodes {
    let inputs = node.inputs.map { "#\($0.id)" }.joined(separator: " ")
    var text = "#\(node.id) \(operationText(node.operation))\(node.scan.map(scanText) ?? "")"
    if !inputs.isEmpty { text += " <- \(inputs)" }
    let path = node.scan == nil ? node.path : node.steps.last?.path ?? node.path
    text += "  [\(path.rawValue)"
    if node.tablesByKey { text += ", tables by key" }
    if node.rowsByTime { text += ", rows by time" }
    lines.append(text + "]")
    lines += node.reasons.map { "     not \($0.path.rawValue): \($0.text)" }
  }
  return lines + plan.results.map { "\($0.name) <- #\($0.node.id)" }
}

private func logicalText(_ node: LogicalNode) -> String {
  var steps: [String] = []
  var current = node
  while true {
    steps.append(operationText(current.operation))
    guard current.inputs.count == 1 else { break }
    current = current.inputs[0]
  }
  if current.inputs.count > 1 {
    let inputs = current.inputs.map { "(\(logicalText($0)))" }.joined(separator: " ")
    return "\(inputs) |> " + steps.reversed().joined(separator: " |> ")
  }
  return steps.reversed().joined(separator: " |> ")
}

private func terminalLine(_ text: String) -> String { terminalText(text) }
