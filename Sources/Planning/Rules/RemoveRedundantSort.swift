/// A `sort` over rows that already come in its order does nothing.
///
///     sort(_time) <- source in time order        becomes      source
///     sort(a)     <- sort(a, b)                  becomes      sort(a, b)
///
/// Law: sorts are stable, so rows in order stay as they are. The order that holds is that of the
/// sort below (ours must be a prefix of it, with the same direction), kept through steps that only
/// leave rows out; or ascending `_time` where the edge has the property `rowsByTime`.
/// Must not fire when something else reads the input, for another direction, for columns that are
/// not a prefix, or across a step that merges tables.
package struct RemoveRedundantSort: PlanRule {
  package init() {}
  package var upstreamName: String? { "universe/RemoveRedundantSort" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .sort(let columns, let descending) = node.operation, let input = node.inputs.first,
      context.consumerCount(input) == 1
    else { return .notConcerned }
    let byTime = orderProperties(input).rowsByTime && columns == ["_time"] && !descending
    guard byTime || collationHolds(input, columns, descending) else { return .notConcerned }
    return .rewritten(
      input.carrying(node.steps, note: "removed: the rows come in this order already"))
  }

  /// The rows of `node` are known to be sorted by `columns`.
  private func collationHolds(_ node: PlanNode, _ columns: [String], _ descending: Bool) -> Bool {
    var current = node
    while true {
      switch current.operation {
      case .sort(let sorted, let direction), .sortLimit(let sorted, let direction, _):
        return direction == descending && sorted.starts(with: columns)
      case .filter, .limit, .tail, .range, .aggregate:
        // An aggregate's table has one row at most.
        guard let below = current.inputs.first else { return false }
        current = below
      case .custom(let operation) where operation.keepsRowOrder && current.inputs.count == 1:
        current = current.inputs[0]
      default:
        return false
      }
    }
  }
}
