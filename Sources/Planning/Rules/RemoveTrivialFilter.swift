import Columnar

/// `x |> filter(fn: (r) => true)` is `x`.
///
///     filter(true) <- x      becomes      x
///
/// Law: the test keeps every row. Empty tables stay too, as upstream's rule leaves them; the rule
/// is part of the language's meaning and so is never masked.
/// Must not fire on a test that is true only for some schemas, or that reads a column: null is not
/// true.
package struct RemoveTrivialFilter: PlanRule {
  package init() {}
  package var upstreamName: String? { "RemoveTrivialFilterRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .filter(let operation) = node.operation, let input = node.inputs.first else {
      return .notConcerned
    }
    // A body that looks at no row and types as the constant once is the constant over any columns.
    guard let lambda = try? operation.function.typed(for: Schema(fields: [], keyIndices: [])),
      !lambda.readsRow, case .predicate(.constant(.bool(true), _)) = lambda.body
    else { return .notConcerned }
    return .rewritten(input.carrying(node.steps, note: "removed: true for every row"))
  }
}
