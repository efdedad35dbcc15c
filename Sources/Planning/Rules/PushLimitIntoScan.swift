/// A source stops reading a table after the rows that `limit` lets through.
///
///     limit(n) <- source      becomes      source[n rows of each table]
///
/// Law: `limit` takes a table's first rows in source order, and predicates of the request are
/// tested before rows are counted.
/// Must not fire with an offset or n < 1, over an aggregate, or for a source without the
/// capability.
package struct PushLimitIntoScan: PlanRule {
  package init() {}

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .limit(let count, let offset) = node.operation, let input = node.inputs.first else {
      return .notConcerned
    }
    guard let (source, request) = input.source else { return refused(notOnSource(input)) }
    guard context.via.source else { return refused(masked) }
    guard source.capabilities.rowLimit else {
      return refused("\(source.description) is read whole")
    }
    guard offset == 0, count > 0 else { return refused("an offset is counted natively") }
    guard request.aggregate == nil else { return refused("one row a table comes from statistics") }
    var limited = request
    limited.rowsPerTableMax = min(count, request.rowsPerTableMax ?? count)
    return .rewritten(PlanNode.absorbing(node, into: input, path: .source, request: limited))
  }

  private func refused(_ text: String) -> RuleOutcome { .refused(PathReason(.source, text)) }
}
