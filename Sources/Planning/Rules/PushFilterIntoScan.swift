import Columnar

/// A source carries out tests on its columns while it reads.
///
///     filter(a and b) <- source      becomes      source[a, b]
///     filter(a and c) <- source      becomes      filter(a and c) <- source[a]      c too hard
///
/// Law: the test is a conjunction, a row passes when all its parts are true, and null is not true;
/// so parts may be tested apart, and a part that is true for every row may be tested again. A part
/// goes to the source only if it cannot fail, if it says the same for every schema that the source
/// may yield, and if no part to its left, which stays, can fail: else rows would vanish before they
/// could.
/// Must not fire with `onEmpty: "keep"`, over a limit or an aggregate, or where the columns are not
/// known before reading.
package struct PushFilterIntoScan: PlanRule {
  package init() {}
  package var upstreamName: String? { "PushDownFilterRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .filter(let operation) = node.operation, let input = node.inputs.first else {
      return .notConcerned
    }
    guard let (source, request) = input.source else { return refused(notOnSource(input)) }
    guard context.via.source else { return refused(masked) }
    guard !operation.keepsEmptyTables else {
      return refused("onEmpty: \"keep\" wants the tables that a source leaves out")
    }
    guard request.aggregate == nil, request.rowsPerTableMax == nil else {
      return refused("a step before it limits the rows")
    }
    guard let schemas = try context.schemas(input) else {
      return refused("the columns are not known before reading")
    }
    let split = splitPredicate(operation.function, schemas) { source.canPush($0) }
    let fresh = split.pushable.filter { !request.predicates.contains($0) }
    if fresh.isEmpty && split.residual != nil {
      return refused(split.residual ?? "")
    }
    var narrowed = request
    narrowed.predicates += fresh
    if split.residual == nil {
      return .rewritten(PlanNode.absorbing(node, into: input, path: .source, request: narrowed))
    }
    return .rewritten(node.over([input.asking(narrowed)]))
  }

  private func refused(_ text: String) -> RuleOutcome { .refused(PathReason(.source, text)) }
}
