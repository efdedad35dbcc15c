/// What a step makes of the pieces of a table, which decide how rows that tie are sorted
/// (`Batch.pieces`).
package enum PieceUse: Sendable {
  /// Every table that it yields is one piece.
  case ends
  /// Rows stay in their piece; tables that become one leave a piece each.
  case keeps
  /// Its answer depends on them, and what it yields has pieces of its own.
  case reads
}

extension LogicalOperation {
  package var pieceUse: PieceUse {
    switch self {
    case .sort, .sortLimit: .reads
    case .filter, .map, .group, .limit, .project, .rename, .duplicate, .yield: .keeps
    case .custom(let operation): operation.pieceUse
    case .aggregate(let operation): operation.function == .mean ? .reads : .ends
    case .source, .range, .reduce, .window, .aggregateWindow, .tail, .set, .pivot, .union: .ends
    }
  }

  /// Tables may become one, or their rows come into other tables, with their pieces.
  package var mergesPieces: Bool {
    switch self {
    case .map, .group, .project, .rename, .duplicate: true
    default: false
    }
  }
}

extension PhysicalPlan {
  /// Whether a step that reads pieces gets to see those of a node's tables. `[nodes]`
  package var nodesWithPieces: [Bool] {
    let fedByStore = nodesFedByStore
    var needed = [Bool](repeating: false, count: nodes.count)
    for node in nodes.reversed() {
      let asks: Bool
      switch node.operation.pieceUse {
      case .reads: asks = !(node.isMean && fedByStore[node.id])
      case .keeps: asks = needed[node.id]
      case .ends: asks = false
      }
      if asks { for input in node.inputs { needed[input.id] = true } }
    }
    return needed
  }

  /// Whether rows of a node come out of a store. Upstream has none, so there is no answer of its
  /// planner to match, and sums need no pieces.
  private var nodesFedByStore: [Bool] {
    var isFed = [Bool](repeating: false, count: nodes.count)
    for node in nodes {
      if case .source(let source) = node.operation {
        isFed[node.id] = source.capabilities.bounds
      } else {
        isFed[node.id] = node.inputs.contains { isFed[$0.id] }
      }
    }
    return isFed
  }
}

extension PhysicalNode {
  fileprivate var isMean: Bool {
    if case .aggregate(let operation) = operation { operation.function == .mean } else { false }
  }
}
