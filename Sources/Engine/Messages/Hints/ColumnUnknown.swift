import Diagnostics
import Planning
import Syntax

/// A step that passes over a column it does not find, by a name that is nearly that of another one.
struct ColumnUnknown: HintRule {
  let code = DiagnosticCode.columnUnknown

  /// Functions that take a name of no column without a word.
  private static let silent: Set<String> = [
    "sort", "group", "keep", "drop", "difference", "cumulativeSum", "top", "bottom", "timeShift",
    "unique", "distinct",
  ]

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      for step in node.steps where Self.silent.contains(run.functionName(step)) {
        guard let call = run.place(step) else { continue }
        let named = names(in: call, run.chain)
        if named.isEmpty { continue }
        // What a source took over works on the source's own columns.
        let columns = run.columnNames(node.inputs.first ?? node)
        for (name, place) in named where !columns.contains(name) {
          guard let near = nearest(name, in: columns), !named.contains(where: { $0.name == near })
          else { continue }
          return Diagnostic(
            code, "no table has the column \(quoted(name)) that \(run.named(step)) names",
            at: place,
            severity: .hint, notes: ["the columns are \(columns.joined(separator: ", "))"],
            fix: "use \(quoted(near))", edits: [Edit(place, quoted(near))])
        }
      }
    }
    return nil
  }

  /// The columns that a call names in texts.
  private func names(in call: Span, _ chain: ChainEdits) -> [(name: String, place: Span)] {
    var values: [Expression] = []
    if case .array(let elements)? = chain.argument("columns", of: call)?.kind { values = elements }
    if let column = chain.argument("column", of: call) { values.append(column) }
    return values.compactMap { value in
      if case .string(let name) = value.kind { return (name, value.span) }
      return nil
    }
  }
}
