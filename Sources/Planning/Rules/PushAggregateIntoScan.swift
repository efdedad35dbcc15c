import Columnar

/// A source answers an aggregate or a selector from what it stored about its rows.
///
///     mean <- source      becomes      source[mean of each table]
///
/// Law: the step sees each table as a whole, the source yields each table once and can say the same
/// of it; where its statistics do not reach (at the edges of the range, under predicates on values)
/// it reads.
/// Must not fire where the step would fail natively (an absent column, a key column, a type that it
/// refuses): then it has to, with its own words. Nor over a limit.
package struct PushAggregateIntoScan: PlanRule {
  package init() {}
  package var upstreamName: String? { "PushDownBareAggregateRule" }

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard case .aggregate(let operation) = node.operation, let input = node.inputs.first else {
      return .notConcerned
    }
    let aggregate = ScanAggregate(operation: operation, window: nil, createEmpty: false)
    return try pushAggregate(aggregate, of: node, into: input, context)
  }
}

/// What both aggregate rules share: the conditions under which a source may take `aggregate` over.
func pushAggregate(
  _ aggregate: ScanAggregate, of node: PlanNode, into input: PlanNode, _ context: RuleContext
) throws -> RuleOutcome {
  func refused(_ text: String) -> RuleOutcome { .refused(PathReason(.stats, text)) }
  guard let (source, request) = input.source else { return refused(notOnSource(input)) }
  guard context.via.stats else { return refused(masked) }
  guard request.aggregate == nil, request.rowsPerTableMax == nil else {
    return refused("a step before it limits the rows")
  }
  guard source.tablesByKey else { return refused("a table may come in several pieces") }
  guard source.canPush(aggregate) else {
    return refused("\(source.description) keeps no statistics for this")
  }
  guard let schemas = try context.schemas(input) else {
    return refused("the columns are not known before reading")
  }
  for schema in schemas where aggregateSchema(schema, aggregate.operation) == nil {
    return refused("not every table has a column \"\(aggregate.operation.column)\" that fits")
  }
  var asked = request
  asked.aggregate = aggregate
  asked.columns = nil
  return .rewritten(PlanNode.absorbing(node, into: input, path: .stats, request: asked))
}
