import Columnar
import Planning

/// What each step that regroups rows shares with the one step that folds its tables, for both; nil for
/// all other nodes. `[nodes]` Errors: `MemoryExhausted`.
func foldedKeys(of plan: PhysicalPlan, budget: MemoryBudget?) throws -> [FoldedKeys?] {
  var shared = [FoldedKeys?](repeating: nil, count: plan.nodes.count)
  for node in plan.nodes {
    guard let input = node.inputs.first, input.operation.regroupsRows,
      node.operation.foldsPieces(of: input.operation), plan.consumerCounts[input.id] == 1
    else { continue }
    let keys = try FoldedKeys(
      hasOneKey: input.operation.makesOneTable, budget: budget, span: input.origin.span)
    shared[input.id] = keys
    shared[node.id] = keys
  }
  return shared
}

extension LogicalOperation {
  /// What the step makes of a table follows from what it made of the table's pieces, in order.
  fileprivate func foldsPieces(of input: LogicalOperation) -> Bool {
    switch self {
    case .aggregate(let operation):
      if case .quantileExactSelector = operation.function { false } else { true }
    case .aggregateWindow(let operation):
      !operation.aggregate.isSelector && operation.isFusible
        && input.keepsOutOfKey(operation.timeDestination)
    default: false
    }
  }

  /// No table that the step makes has the column in its key, whatever comes in.
  fileprivate func keepsOutOfKey(_ label: String) -> Bool {
    guard case .group(let group) = self else { return false }
    return (group.mode == .by) != group.columns.contains(label)
  }

  /// Rows come into other tables, which would have to wait for the end of the input.
  fileprivate var regroupsRows: Bool {
    switch self {
    case .group: true
    case .window(let window): !window.isInfinite
    default: false
    }
  }

  fileprivate var makesOneTable: Bool {
    if case .group(let group) = self { group.mode == .by && group.columns.isEmpty } else { false }
  }
}
