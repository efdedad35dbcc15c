import Diagnostics
import Planning
import Syntax

/// A step that passes over a column it does not find, by a name that is nearly that of another one; a
/// filter that lets no row pass and tests a column that is not there.
struct ColumnUnknown: HintRule {
  let code = DiagnosticCode.columnUnknown

  /// Functions that take a name of no column without a word.
  private static let silent: Set<String> = [
    "sort", "group", "keep", "drop", "difference", "cumulativeSum", "top", "bottom", "timeShift",
    "unique", "distinct",
  ]

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    namedColumn(run) ?? testedColumn(run)
  }

  private func namedColumn(_ run: RunSoFar) -> Diagnostic? {
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

  private func testedColumn(_ run: RunSoFar) -> Diagnostic? {
    for node in run.nodes where run.statistics[node.id]?.rows == 0 {
      for step in node.steps where run.functionName(step) == "filter" {
        guard let call = run.place(step),
          case .function(let predicate)? = run.chain.argument("fn", of: call)?.kind,
          let row = predicate.parameters.first?.name.name
        else { continue }
        let columns = run.columnNames(node.inputs.first ?? node)
        if columns.isEmpty { continue }
        let unknown = testedColumns(of: row, in: predicate).first { !columns.contains($0.name) }
        guard let unknown else { continue }
        let better = nearest(unknown.name, in: columns).map { "\(row)[\(quoted($0))]" }
        return Diagnostic(
          code,
          "no table has the column \(quoted(unknown.name)) that \(run.named(step)) tests: no row "
            + "passes", at: unknown.place, severity: .hint,
          notes: ["the columns are \(columns.joined(separator: ", "))"],
          fix: better.map { "use \($0)" }, edits: better.map { [Edit(unknown.place, $0)] } ?? [])
      }
    }
    return nil
  }

  /// The columns of its row that a predicate reads, `r.name` or `r["name"]`, but for those that it
  /// asks whether they exist.
  private func testedColumns(
    of row: String, in predicate: FunctionLiteral
  ) -> [(name: String, place: Span)] {
    var found: [(name: String, place: Span)] = []
    var stack: [Expression] = []
    Expression.Kind.function(predicate).forEachChild { stack.append($0) }
    while let expression = stack.popLast() {
      switch expression.kind {
      case .unary(.exists, _): continue
      case .member(let object, let name):
        if case .identifier(row) = object.kind { found.append((name.name, expression.span)) }
      case .index(let object, let index):
        if case .identifier(row) = object.kind, case .string(let name) = index.kind {
          found.append((name, expression.span))
        }
      default: break
      }
      expression.kind.forEachChild { stack.append($0) }
    }
    return found.sorted { $0.place.start < $1.place.start }
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
