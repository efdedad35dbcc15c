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
  package let ruleName: String
  package let upstreamName: String?
  /// The changed part of the plan as one line, such as `source |> range`.
  package let before: String
  package let after: String

  package init(ruleName: String, upstreamName: String?, before: String, after: String) {
    self.ruleName = ruleName
    self.upstreamName = upstreamName
    self.before = before
    self.after = after
  }
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
