/// A map whose function has the shape that upstream vectorises takes on the meaning that it has
/// there: three-valued `and` and `or`, and columns in the order of the row.
///
///     map(fn) <- x      becomes      map(fn, vectorized) <- x
///
/// Law: the meaning belongs to the language as upstream runs it, whatever path then carries it out;
/// so the rule is never masked by `--via`, but a script may shut it off by its upstream name.
/// Must not fire for a function of any other shape, nor twice.
package struct VectorizeMap: PlanRule {
  package init() {}
  package var upstreamName: String? { "vectorizeMapRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .map(let operation) = node.operation, let function = operation.function.vectorized
    else { return .notConcerned }
    var vectorized = operation
    vectorized.function = function
    return .rewritten(
      PlanNode(
        .map(vectorized), inputs: node.inputs, scan: nil, steps: node.steps, ownStep: node.ownStep))
  }
}
