/// One named result of a logical plan.
package struct LogicalResult: Sendable {
  package let name: String
  package let node: PlanNode
  /// The `yield` steps between the node and the result, for `explain`.
  package let yields: [ScriptStep]

  package init(name: String, node: PlanNode, yields: [ScriptStep]) {
    self.name = name
    self.node = node
    self.yields = yields
  }
}

/// One application of a rule: what stood there before and what stands there now.
package struct RuleApplication: Sendable {
  private let rule: any PlanRule
  private let nodeBefore: PlanNode
  private let nodeAfter: PlanNode

  package init(_ rule: any PlanRule, before: PlanNode, after: PlanNode) {
    self.rule = rule
    nodeBefore = before
    nodeAfter = after
  }

  package var ruleName: String { rule.name }
  package var upstreamName: String? { rule.upstreamName }
  /// The changed part of the plan as one line, such as `source |> range`: made for those who read
  /// it, which most plans are too short-lived for.
  package var before: String { planText(nodeBefore) }
  package var after: String { planText(nodeAfter) }
}

/// The results of a script after the rules ran, and which rules did.
package struct LogicalPlan: Sendable {
  /// In source order.
  package let results: [LogicalResult]
  /// In the order in which they fired.
  package let log: [RuleApplication]

  package init(results: [LogicalResult], log: [RuleApplication]) {
    self.results = results
    self.log = log
  }
}
