import Columnar
import Diagnostics

/// Holds a rewritten node against the one it replaces: schemas, keys and order properties.
///
/// Only what is known on both sides is compared. A pushed predicate may leave fewer schemas, never
/// other ones. Errors: `P0001`, naming the rule.
func checkRewrite(
  _ rule: any PlanRule, before: PlanNode, after: PlanNode, _ context: RuleContext
) throws {
  if let old = try context.schemas(before), let new = try context.schemas(after) {
    for schema in new where !old.contains(schema) {
      throw QueryFailure(
        .ruleBrokePlan,
        "rule \(rule.name) changed the columns of a step from \(schemasText(old)) to "
          + schemasText([schema]), at: before.origin.span, upstreamCode: 13)
    }
  }
  let oldOrder = orderProperties(before)
  let newOrder = orderProperties(after)
  if oldOrder.tablesByKey && !newOrder.tablesByKey || oldOrder.rowsByTime && !newOrder.rowsByTime {
    throw QueryFailure(
      .ruleBrokePlan, "rule \(rule.name) lost the order of a step",
      at: before.origin.span, upstreamCode: 13)
  }
}

private func schemasText(_ schemas: [Schema]) -> String {
  schemas.map { schema in
    let fields = schema.fields.map { "\($0.label):\($0.type.name)" }.joined(separator: " ")
    return "[\(fields)] keyed by [\(schema.keyLabels.joined(separator: " "))]"
  }.joined(separator: ", ")
}
