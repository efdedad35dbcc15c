import Diagnostics
import Planning

/// A `map` that says in a lambda what a built-in says with a word, once both gave the same.
struct MapIsBuiltin: HintRule {
  let code = DiagnosticCode.mapIsBuiltin
  /// Every cell is compared.
  private static let rows = 100...200_000

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for map in run.scriptSteps {
      guard case .map = map.operation, let input = map.inputs.first, let call = map.origin.span,
        run.chain.node(call) != nil, let schema = run.inputSchema(of: call, rows: Self.rows),
        let recognised = recognise(map, schema, run.chain),
        let builtin = try run.step(recognised.name, recognised.arguments, over: input),
        isSame(try run.collected(map), try run.collected(builtin))
      else { continue }
      return Diagnostic(
        code, "this map is \(recognised.name)(): the same on this data", at: call, severity: .hint,
        notes: ["where they part: \(recognised.parting)"],
        fix: "write `|> \(recognised.call)`", edits: [Edit(call, recognised.call)])
    }
    return nil
  }

  /// Every table, row and cell, and no column more or less.
  private func isSame(_ left: CollectedResult, _ right: CollectedResult) -> Bool {
    let comparison = AnswerComparison(left, right, CompareOptions(), isOrdered: true)
    guard comparison.onlyInA.isEmpty, comparison.onlyInB.isEmpty,
      case .same = comparison.verdict()
    else { return false }
    return left.keyLabels == right.keyLabels
  }
}
