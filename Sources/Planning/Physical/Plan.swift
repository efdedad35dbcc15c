import Columnar
import Diagnostics

/// Settles for each step of the optimized script how it is carried out, and why not faster.
///
/// Errors: those of sources that are asked for their schemas. Complexity: O(nodes · rules).
package func plan(_ logical: LogicalPlan, context: QueryContext) throws -> PhysicalPlan {
  try plan(logical, via: context.via)
}

/// As above, under the given mask.
package func plan(_ logical: LogicalPlan, via: PathMask) throws -> PhysicalPlan {
  let rules = RuleContext(via: via)
  let order = planOrder(logical.results.map(\.node))
  var made: [ObjectIdentifier: PhysicalNode] = [:]
  var nodes: [PhysicalNode] = []
  for node in order {
    let inputs = node.inputs.compactMap { made[ObjectIdentifier($0)] }
    let physical = try physicalNode(node, id: nodes.count, inputs: inputs, rules)
    made[ObjectIdentifier(node)] = physical
    nodes.append(physical)
  }
  let results = logical.results.compactMap { result in
    made[ObjectIdentifier(result.node)].map {
      PhysicalResult(name: result.name, node: $0, yields: result.yields)
    }
  }
  return PhysicalPlan(results: results, nodes: nodes)
}

private func physicalNode(
  _ node: PlanNode, id: Int, inputs: [PhysicalNode], _ context: RuleContext
) throws -> PhysicalNode {
  let path = ownPath(node.operation, via: context.via)
  let reasons = try pathReasons(node, path, context)
  var steps = node.steps
  if node.source == nil {
    for index in steps.indices where steps[index].note == nil {
      steps[index].path = path
      if index == node.ownStep { steps[index].reasons = reasons }
    }
  }
  let order = orderProperties(
    of: node.operation,
    inputs: inputs.map {
      OrderProperties(tablesByKey: $0.tablesByKey, rowsByTime: $0.rowsByTime)
    }, scan: node.scan)
  return PhysicalNode(
    id: id, operation: node.operation, inputs: inputs, scan: node.scan, path: path,
    reasons: reasons, steps: steps, ownStep: node.ownStep, schemas: try context.schemas(node),
    tablesByKey: order.tablesByKey, rowsByTime: order.rowsByTime)
}

/// The path that nothing can forbid.
func floorPath(_ operation: LogicalOperation) -> ExecutionPath {
  switch operation {
  case .source: .source
  case .filter, .map, .reduce: .row
  default: .native
  }
}

/// The fastest path of a step that stayed out of the source.
private func ownPath(_ operation: LogicalOperation, via: PathMask) -> ExecutionPath {
  let floor = floorPath(operation)
  return floor == .row && via.vector ? .vector : floor
}

/// Why the step is not on a faster path: what its rules refused, then what holds for its kind.
private func pathReasons(
  _ node: PlanNode, _ path: ExecutionPath, _ context: RuleContext
) throws -> [PathReason] {
  guard node.source == nil else { return [] }
  var reasons: [PathReason] = []
  for rule in standardRules {
    if case .refused(let reason) = try rule.apply(node, context), !reasons.contains(reason) {
      reasons.append(reason)
    }
  }
  if reasons.isEmpty, let reason = kindReason(node.operation) { reasons.append(reason) }
  if path == .row { reasons.append(PathReason(.vector, masked)) }
  return reasons
}

/// What keeps every step of its kind from the paths above its own.
private func kindReason(_ operation: LogicalOperation) -> PathReason? {
  switch operation {
  case .reduce: PathReason(.stats, "a lambda is not answered from statistics")
  case .map: PathReason(.source, "a source does not make new values")
  case .source, .filter, .aggregate, .aggregateWindow, .range: nil
  case .sortLimit: PathReason(.source, "a source does not sort")
  default: PathReason(.source, "a source does not \(operationName(operation))")
  }
}
