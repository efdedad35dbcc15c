import Columnar
import Interpreter
import Planning

/// A group key that a stream's tables have without having its columns: upstream's `generate.from`
/// names `_start` and `_stop` in the key only. Rows do not show it; what is made from the key does,
/// such as the row of an aggregate.
struct KeyOutsideColumns: Sendable {
  let cells: [(label: String, value: Scalar)]
}

extension LogicalNode {
  /// The key that the tables of this stream have beside their columns; nil for none. Steps that
  /// make keys from columns end it. Complexity: O(steps above).
  fileprivate var keyOutsideColumns: KeyOutsideColumns? {
    var node = self
    while true {
      switch node.operation {
      case .source(let source): return (source as? MemorySource)?.keyOutsideColumns
      case .filter, .sort, .sortLimit, .limit, .tail, .duplicate, .set, .yield, .custom: break
      case .aggregate(let operation) where operation.isSelector: break
      default: return nil
      }
      guard node.inputs.count == 1, let input = node.inputs.first else { return nil }
      node = input
    }
  }
}

extension LogicalOperation {
  /// The step makes rows, or bounds, from group keys.
  var readsGroupKey: Bool {
    switch self {
    case .aggregate(let operation): !operation.isSelector
    case .reduce, .range: true
    case .custom(let operation): (operation as? WholeTableOperation)?.readsGroupKey ?? false
    default: false
    }
  }
}

extension Call {
  /// The stream that was piped in, for a step that makes rows from group keys: all of the key is in
  /// columns.
  func streamWithKeyColumns() throws -> LogicalNode {
    let input = try stream()
    guard let key = input.keyOutsideColumns else { return input }
    let operation = WholeTableOperation(
      name: "key", order: .arrival, origin: origin, keepsRowOrder: true, pieceUse: .keeps
    ) { batch, step in try batch.prepending(key, step) }
    return LogicalNode(
      .custom(operation), inputs: [input],
      origin: StepOrigin(functionName: functionName, span: nil))
  }
}

extension Batch {
  /// The same tables with a key's cells as first columns and first in the group key. A column that
  /// is there already stays as it is.
  fileprivate func prepending(_ key: KeyOutsideColumns, _ step: StepContext) throws -> [Batch] {
    let missing = key.cells.filter { schema.index(of: $0.label) == nil }
    var fields: [Field] = []
    var constants: [Column] = []
    for (label, value) in missing {
      guard let type = value.type else { continue }
      let builder = ColumnBuilder(type: type, budget: step.budget)
      for _ in 0..<tableCount { try builder.append(value) }
      fields.append(Field(label, type))
      constants.append(try builder.finishConstant())
    }
    let added = fields.count
    return [
      Batch(
        schema: Schema(
          fields: fields + schema.fields,
          keyIndices: Array(0..<added) + schema.keyIndices.map { $0 + added }),
        columns: constants + columns, tableStarts: tableStarts, pieces: pieces)
    ]
  }
}
