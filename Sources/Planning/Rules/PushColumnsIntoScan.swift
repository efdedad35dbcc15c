import Columnar

/// A source leaves out columns that no later step looks at.
///
///     mean(_value) <- filter(r.quality > 1) <- source
///     becomes
///     mean(_value) <- filter(r.quality > 1) <- source[columns _value, quality]
///
/// Law: an aggregate yields key and result alone; the steps between it and the source read only
/// the columns that they name, and none of them can fail over a column that nobody names.
/// Must not fire below a selector or at the end of a script (their rows are whole), through a step
/// that something else reads, through a lambda that is not typed cells, or where labels have
/// several types (merging tables would fail then, and must).
package struct PushColumnsIntoScan: PlanRule {
  package init() {}

  package func apply(_ node: PlanNode, _ context: RuleContext) throws -> RuleOutcome {
    guard context.via.source, endsInterestInRows(node) else { return .notConcerned }
    var chain: [PlanNode] = []
    var current = node
    while let below = current.inputs.first, below.inputs.count <= 1 {
      guard context.consumerCount(below) == 1 else { return .notConcerned }
      current = below
      if below.source != nil { break }
      chain.append(below)
    }
    guard let (source, request) = current.source, source.capabilities.columns,
      request.columns == nil, request.aggregate == nil,
      let schemas = try context.schemas(current), !schemas.isEmpty, labelsHaveOneType(schemas)
    else { return .notConcerned }
    var needed: Set<String> = []
    for step in chain + [node] {
      guard let read = columnsRead(step, schemas) else { return .notConcerned }
      needed.formUnion(read)
    }
    let all = Set(schemas.flatMap { $0.fields.map(\.label) })
    guard !needed.isSuperset(of: all.subtracting(schemas.flatMap(\.keyLabels))) else {
      return .notConcerned
    }
    var pruned = request
    pruned.columns = needed
    var rebuilt = current.asking(pruned)
    for step in chain.reversed() { rebuilt = step.over([rebuilt]) }
    return .rewritten(node.over([rebuilt]))
  }

  /// The step yields key and result alone, whatever other columns its input has.
  private func endsInterestInRows(_ node: PlanNode) -> Bool {
    switch node.operation {
    case .aggregate(let operation): !operation.isSelector
    case .aggregateWindow(let operation): !operation.aggregate.isSelector
    case .reduce: true
    default: false
    }
  }

  /// The columns that a step looks at; nil when that is not certain.
  private func columnsRead(_ node: PlanNode, _ schemas: [Schema]) -> Set<String>? {
    switch node.operation {
    case .aggregate(let operation) where !operation.isSelector: [operation.column]
    case .aggregateWindow(let operation) where !operation.aggregate.isSelector:
      [operation.aggregate.column, operation.window.timeColumn, operation.timeSource]
    case .filter(let operation):
      lambdaColumns(schemas) { try operation.function.typed(for: $0) }
    case .reduce(let operation):
      lambdaColumns(schemas) { schema in
        try operation.function.typed(
          for: schema,
          accumulator: operation.identity.compactMap { label, value in
            value.type.map { Field(label, $0) }
          })
      }
    case .group(let operation) where operation.mode == .by: Set(operation.columns)
    case .range(let operation): [operation.timeColumn, operation.startColumn, operation.stopColumn]
    case .sort(let columns, _), .sortLimit(let columns, _, _): Set(columns)
    case .limit, .tail: []
    default: nil
    }
  }

  private func lambdaColumns(
    _ schemas: [Schema], _ typed: (Schema) throws -> TypedLambda
  ) -> Set<String>? {
    var result: Set<String> = []
    for schema in schemas {
      guard let lambda = try? typed(schema) else { return nil }
      let expressions: [RowExpression]
      switch lambda.body {
      case .predicate(let test): expressions = [test]
      case .record(let fields): expressions = fields.map(\.expression)
      case .dynamic: return nil
      }
      let indices = expressions.reduce(into: lambda.columnsTyped) {
        $0.formUnion($1.columnIndices)
      }
      for index in indices where schema.fields.indices.contains(index) {
        result.insert(schema.fields[index].label)
      }
    }
    return result
  }

  private func labelsHaveOneType(_ schemas: [Schema]) -> Bool {
    var types: [String: ColumnType] = [:]
    for field in schemas.flatMap(\.fields) {
      if let known = types[field.label], known != field.type { return false }
      types[field.label] = field.type
    }
    return true
  }
}
