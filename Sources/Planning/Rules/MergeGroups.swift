/// A `group` directly after a `group` makes the first one moot.
///
///     group(b) <- group(a) <- x      becomes      group(b) <- x
///
/// Law: `by` and `except` read the columns alone, never the key they find. Rows then keep the order
/// that they had before the first group, as upstream's rule leaves them; the rule is part of the
/// language's meaning and so is never masked.
/// Must not fire when something else reads the first group, or when a step stands between.
package struct MergeGroups: PlanRule {
  package init() {}
  package var upstreamName: String? { "MergeGroupRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .group = node.operation, let first = node.inputs.first,
      case .group = first.operation, context.consumerCount(first) == 1
    else { return .notConcerned }
    let moot = first.steps.map { step in
      var line = step
      line.note = "removed: the group after it makes it moot"
      return line
    }
    return .rewritten(
      PlanNode(
        node.operation, inputs: first.inputs, scan: nil, steps: moot + node.steps,
        ownStep: moot.count + node.ownStep))
  }
}
