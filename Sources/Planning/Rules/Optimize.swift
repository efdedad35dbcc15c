import Columnar
import Diagnostics

/// Rewrites the script's pipelines by rules until none applies any more.
///
/// Errors: `P0002` two results of one name; `P0001` a rule broke the plan; those of sources that
/// are asked for their schemas. Complexity: O(passes · nodes · rules).
///
/// - Parameter disabledRules: rules that must not fire, by our names or upstream's
package func optimize(
  _ results: [QueryResult], context: QueryContext, without disabledRules: Set<String> = []
) throws -> LogicalPlan {
  if disabledRules.isEmpty {
    return try optimize(results, via: context.via, rules: standardRules)
  }
  let rules = standardRules.filter { rule in
    !disabledRules.contains(rule.name)
      && !(rule.upstreamName.map(disabledRules.contains) ?? false)
  }
  return try optimize(results, via: context.via, rules: rules)
}

/// As above, with the given rules only.
package func optimize(
  _ results: [QueryResult], via: PathMask, rules: [any PlanRule]
) throws -> LogicalPlan {
  try checkResultNames(results)
  var optimizer = Optimizer(context: RuleContext(via: via), rules: rules)
  return try optimizer.run(resultsWithoutYields(results, via: via))
}

/// Passes over the plan before it must have come to rest; a rule that undoes another would else run
/// for ever.
private let passesMax = 100

private struct Optimizer {
  let context: RuleContext
  let rules: [any PlanRule]
  var log: [RuleApplication] = []

  mutating func run(_ start: [LogicalResult]) throws -> LogicalPlan {
    var results = start
    for _ in 0..<passesMax {
      let (next, changed) = try pass(results)
      results = next
      if !changed { return LogicalPlan(results: results, log: log) }
    }
    throw QueryFailure(.ruleBrokePlan, "the rules did not come to rest after \(passesMax) passes")
  }

  private mutating func pass(_ results: [LogicalResult]) throws -> ([LogicalResult], Bool) {
    let order = planOrder(results.map(\.node))
    var counts: [ObjectIdentifier: Int] = [:]
    for node in order {
      for input in node.inputs { counts[ObjectIdentifier(input), default: 0] += 1 }
    }
    for result in results { counts[ObjectIdentifier(result.node), default: 0] += 1 }
    var replacements: [ObjectIdentifier: PlanNode] = [:]
    var changed = false
    for node in order {
      let inputs = node.inputs.map { replacements[ObjectIdentifier($0)] ?? $0 }
      let moved = zip(inputs, node.inputs).contains { $0 !== $1 }
      var current = moved ? node.over(inputs) : node
      context.setConsumerCount(counts[ObjectIdentifier(node)] ?? 1, of: current)
      if let rewritten = try rewrite(current) {
        changed = true
        current = rewritten
        context.setConsumerCount(counts[ObjectIdentifier(node)] ?? 1, of: current)
      }
      if current !== node { replacements[ObjectIdentifier(node)] = current }
    }
    let next = results.map {
      LogicalResult(
        name: $0.name, node: replacements[ObjectIdentifier($0.node)] ?? $0.node, yields: $0.yields)
    }
    return (next, changed)
  }

  /// The node after the first rule that fires, nil when none does.
  private mutating func rewrite(_ node: PlanNode) throws -> PlanNode? {
    for rule in rules {
      guard case .rewritten(let result) = try rule.apply(node, context) else { continue }
      try checkRewrite(rule, before: node, after: result, context)
      log.append(RuleApplication(rule, before: node, after: result))
      return result
    }
    return nil
  }
}

/// All nodes reachable from the roots, inputs before consumers; without recursion, since a script
/// may pipe through any number of steps.
package func planOrder(_ roots: [PlanNode]) -> [PlanNode] {
  var seen: Set<ObjectIdentifier> = []
  var order: [PlanNode] = []
  var stack = roots.reversed().map { (node: $0, expanded: false) }
  while let (node, expanded) = stack.popLast() {
    if expanded {
      order.append(node)
    } else if seen.insert(ObjectIdentifier(node)).inserted {
      stack.append((node, true))
      for input in node.inputs.reversed() where !seen.contains(ObjectIdentifier(input)) {
        stack.append((input, false))
      }
    }
  }
  return order
}

private func checkResultNames(_ results: [QueryResult]) throws {
  var seen: Set<String> = []
  for result in results where !seen.insert(result.name).inserted {
    let twins = results.filter { $0.name == result.name }
    let explicit = twins.allSatisfy { if case .yield = $0.node.operation { true } else { false } }
    throw QueryFailure(
      .duplicateResult,
      explicit
        ? "found more than one call to yield() with the name \"\(result.name)\""
        : "tried to produce more than one result with the name \"\(result.name)\"",
      at: result.node.origin.span, fix: "give each result a name of its own with yield(name: ...)")
  }
}

/// The plan nodes of the script's pipelines; a `yield` becomes a line of its result.
private func resultsWithoutYields(_ results: [QueryResult], via: PathMask) -> [LogicalResult] {
  var made: [ObjectIdentifier: (node: PlanNode, yields: [ScriptStep])] = [:]
  var stack = results.reversed().map { (node: $0.node, expanded: false) }
  while let (node, expanded) = stack.popLast() {
    let identity = ObjectIdentifier(node)
    guard made[identity] == nil else { continue }
    guard expanded else {
      stack.append((node, true))
      for input in node.inputs.reversed() { stack.append((input, false)) }
      continue
    }
    let inputs = node.inputs.compactMap { made[ObjectIdentifier($0)] }
    let step = ScriptStep(
      origin: node.origin, operationName: operationName(node.operation),
      text: stepText(node.operation, node.origin), path: floorPath(node.operation))
    if case .yield = node.operation, let input = inputs.first {
      made[identity] = (input.node, input.yields + [step])
      continue
    }
    var request: ScanRequest?
    if case .source = node.operation {
      var fresh = ScanRequest()
      fresh.usesStatistics = via.stats
      request = fresh
    }
    let plain = PlanNode(
      node.operation, inputs: inputs.map(\.node), scan: request, steps: [step])
    made[identity] = (plain, [])
  }
  return results.compactMap { result in
    made[ObjectIdentifier(result.node)].map {
      LogicalResult(name: result.name, node: $0.node, yields: $0.yields)
    }
  }
}
