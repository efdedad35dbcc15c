/// The two order properties that travel on every plan edge.
package struct OrderProperties: Sendable, Hashable {
  /// Tables come sorted by group key, and each key once.
  package var tablesByKey: Bool
  /// Rows of each table come sorted by `_time`.
  package var rowsByTime: Bool

  package init(tablesByKey: Bool, rowsByTime: Bool) {
    self.tablesByKey = tablesByKey
    self.rowsByTime = rowsByTime
  }
}

/// The order properties of what a node yields; false where they are not certain.
///
/// Steps that upstream flushes sorted by key at the end of input make `tablesByKey` true; the
/// others keep what they get. Complexity: O(depth).
package func orderProperties(_ node: PlanNode) -> OrderProperties {
  orderProperties(of: node.operation, inputs: node.inputs.map(orderProperties), scan: node.scan)
}

/// As above, from the properties of the inputs.
func orderProperties(
  of operation: LogicalOperation, inputs: [OrderProperties], scan: ScanRequest?
) -> OrderProperties {
  let input = inputs.first ?? OrderProperties(tablesByKey: false, rowsByTime: false)
  switch operation {
  case .source(let source):
    let rows = source.rowsByTime || scan?.aggregate?.window != nil
    return OrderProperties(tablesByKey: source.tablesByKey, rowsByTime: rows)
  case .filter, .limit, .yield:
    return input
  case .range, .tail, .window:
    return OrderProperties(tablesByKey: true, rowsByTime: input.rowsByTime)
  case .sort(let columns, let descending), .sortLimit(let columns, let descending, _):
    return OrderProperties(
      tablesByKey: input.tablesByKey, rowsByTime: columns.first == "_time" && !descending)
  case .aggregateWindow(let operation):
    let inTimeOrder =
      operation.timeDestination == "_time"
      && (operation.timeSource == "_stop" || operation.timeSource == "_start")
    return OrderProperties(tablesByKey: input.tablesByKey, rowsByTime: inTimeOrder)
  case .aggregate:
    return OrderProperties(tablesByKey: true, rowsByTime: false)
  case .map, .reduce, .group, .project, .rename, .duplicate, .set, .pivot, .union:
    return OrderProperties(tablesByKey: true, rowsByTime: false)
  case .custom(let operation):
    return OrderProperties(
      tablesByKey: operation.keepsTableOrder && input.tablesByKey, rowsByTime: false)
  }
}
