/// A step that does nothing to what it has done already need not come twice.
///
///     table.fill <- table.fill <- x      becomes      table.fill <- x
///
/// Law: the operation says of itself that it is idempotent.
/// Must not fire for another operation, across a step between, or when something else reads the
/// first step.
package struct RemoveRepeatedStep: PlanRule {
  package init() {}
  package var upstreamName: String? { "experimental/table.IdempotentTableFill" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .custom(let second) = node.operation, second.isIdempotent,
      node.inputs.count == 1, case .custom(let first) = node.inputs[0].operation,
      first.isIdempotent, first.name == second.name, context.consumerCount(node.inputs[0]) == 1
    else { return .notConcerned }
    return .rewritten(
      node.inputs[0].carrying(node.steps, note: "removed: the step before does all of it"))
  }
}
