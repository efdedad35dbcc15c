import Diagnostics
import Planning

/// A `reduce` that says in a lambda what a built-in says with a word, once both gave the same.
struct BuiltinExists: HintRule {
  let code = DiagnosticCode.builtinExists
  private static let rows = 100...2_000_000

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for (reduce, map) in reduces(run) {
      guard let input = reduce.inputs.first, let first = reduce.origin.span,
        first.source === run.query.source, let schema = run.inputSchema(of: first, rows: Self.rows),
        let recognised = recognise(reduce, followedBy: map, schema),
        let last = recognised.lastStep.origin.span, last.source === first.source,
        first.start <= last.end
      else { continue }
      let name = recognised.function.name
      let builtin = LogicalNode(
        .aggregate(AggregateOperation(recognised.function, column: recognised.column)),
        inputs: [input], origin: StepOrigin(functionName: name, span: nil))
      let (theirs, ours) = try (
        run.collected(recognised.lastStep), run.collected(builtin)
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
    let nodes = run.scriptSteps
    return nodes.compactMap { node in
      guard case .reduce = node.operation else { return nil }
      return (node, nodes.first { $0.inputs.first === node })
    }
  }
}
