import Columnar
import Diagnostics
import Execution
import Planning

/// A `reduce` that says in a lambda what a built-in says with a word, once both gave the same.
struct BuiltinExists: HintRule {
  let code = DiagnosticCode.builtinExists
  /// Below, nothing is gained; above, proving it would take too long.
  private static let rows = 100...2_000_000

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for (reduce, map) in reduces(run) {
      guard let input = reduce.inputs.first, let first = reduce.origin.span,
        first.source === run.query.source, let schema = inputSchema(first, run),
        let recognised = recognise(reduce, followedBy: map, schema),
        let last = recognised.lastStep.origin.span, last.source === first.source,
        first.start <= last.end
      else { continue }
      let name = recognised.function.name
      let builtin = LogicalNode(
        .aggregate(AggregateOperation(recognised.function, column: recognised.column)),
        inputs: [input], origin: StepOrigin(functionName: name, span: nil))
      let (theirs, ours) = try (
        collected(recognised.lastStep, run), collected(builtin, run)
      )
      guard let gap = largestGap(theirs, recognised.resultColumn, ours, recognised.column) else {
        continue
      }
      let column = recognised.column
      let call = column == "_value" ? "\(name)()" : "\(name)(column: \"\(column)\")"
      let rename =
        recognised.resultColumn == column
        ? "" : " |> rename(columns: {\(column): \"\(recognised.resultColumn)\"})"
      return Diagnostic(
        code,
        "this reduce is \(call): \(gap == 0 ? "the same" : "the same but for the last bits") on "
          + "this data", at: first, severity: .hint,
        notes: ["where they part: \(parting(recognised))"],
        fix: "write `|> \(call)\(rename)`; `gridflux compare` shows what it saves",
        edits: [Edit(Span(source: first.source, start: first.start, end: last.end), call + rename)])
    }
    return nil
  }

  private func reduces(_ run: RunSoFar) -> [(reduce: LogicalNode, map: LogicalNode?)] {
    let nodes = logicalNodes(run.query.outcome.results.map(\.node))
    return nodes.compactMap { node in
      guard case .reduce = node.operation else { return nil }
      return (node, nodes.first { $0.inputs.first === node })
    }
  }

  /// The schema of what the reduce took in, where it ran over few enough rows.
  private func inputSchema(_ call: Span, _ run: RunSoFar) -> Schema? {
    guard let node = run.nodes.first(where: { $0.origin.span == call }),
      let input = node.inputs.first, let statistics = run.statistics[input.id],
      Self.rows.contains(statistics.rows)
    else { return nil }
    return statistics.schemas.count == 1 ? statistics.schemas.first : nil
  }

  private func collected(_ node: LogicalNode, _ run: RunSoFar) throws -> CollectedResult {
    let context = run.query.context
    let logical = try optimize([QueryResult(name: "_result", node: node)], context: context)
    var result = CollectedResult(name: "_result")
    try execute(try plan(logical, context: context), context: context) { _, batch in
      result.append(batch)
    }
    return result
  }
}
