import Planning

/// Whether all tables of a node have the same key columns, so that a step that keeps one table's
/// key keeps every key apart; false where that is not certain. `[nodes]`
func nodesWithUniformKeys(_ plan: PhysicalPlan) -> [Bool] {
  var uniform: [Bool] = []
  for node in plan.nodes {
    if let schemas = node.schemas {
      uniform.append(Set(schemas.map { Set($0.keyLabels) }).count <= 1)
    } else {
      uniform.append(
        keepsKeysUniform(node.operation) && node.inputs.allSatisfy { uniform[$0.id] })
    }
  }
  return uniform
}

/// Whether tables of the same key columns still have the same ones after the step.
private func keepsKeysUniform(_ operation: LogicalOperation) -> Bool {
  switch operation {
  case .range, .filter, .map, .reduce, .window, .aggregate, .aggregateWindow, .sort, .sortLimit,
    .limit, .tail, .project, .rename, .duplicate, .set, .pivot, .yield:
    return true
  case .custom(let operation):
    return operation.pieceUse == .keeps
  // What a group makes of a table depends on its columns beside the key.
  case .source, .group, .union:
    return false
  }
}
