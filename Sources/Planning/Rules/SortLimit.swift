/// `sort |> limit` keeps only the rows that the limit lets through, instead of sorting all.
///
///     limit(n) <- sort(c) <- x      becomes      sortLimit(c, n) <- x
///
/// Law: the first n rows of a stable sort are the n least under (columns, input position). Empty
/// tables vanish, as upstream's merged form makes them; the rule is part of the language's meaning
/// and so is never masked.
/// Must not fire with an offset, with n < 1, or when something else reads the sorted rows.
package struct SortLimit: PlanRule {
  package init() {}
  package var upstreamName: String? { "SortLimitRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .limit(let count, let offset) = node.operation, let sort = node.inputs.first,
      case .sort(let columns, let descending) = sort.operation
    else { return .notConcerned }
    guard offset == 0, count > 0, context.consumerCount(sort) == 1 else { return .notConcerned }
    return .rewritten(
      PlanNode(
        .sortLimit(columns: columns, descending: descending, count: count), inputs: sort.inputs,
        scan: nil, steps: sort.steps + node.steps, ownStep: sort.ownStep))
  }
}
