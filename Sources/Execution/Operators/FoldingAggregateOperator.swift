import Columnar
import Planning

/// `count` and its like behind `group` or `window`: the rows of each piece of a table go into the
/// state of the table's key, so that no row waits for the others of its table.
final class FoldingAggregateOperator: UnaryOperator {
  private let operation: AggregateOperation
  private let folded: FoldedKeys
  /// Whether tables come one after another: there is but one.
  private let isSequential: Bool
  /// By type of the column; of `count`, to which types are alike, one alone. A slot for each key.
  private var states: [ColumnType: AggregateState] = [:]
  private var slotRows: SlotRows

  init(_ operation: AggregateOperation, _ folded: FoldedKeys, _ setup: OperatorSetup) {
    self.operation = operation
    self.folded = folded
    isSequential = folded.hasOneKey
    slotRows = SlotRows(budget: setup.context.budget)
    super.init(setup)
  }

  private func stateType(of column: ColumnType?) -> ColumnType? {
    if case .count = operation.function { .int } else { column }
  }

  private func state(ofType type: ColumnType) throws -> AggregateState {
    if let known = states[type] { return known }
    let made = try makeAggregateState(
      operation.function, type: type, setup: setup, isSequential: isSequential, ofTables: true)
    states[type] = made
    return made
  }

  /// Rows of a schema that the step fails over leave nothing: it fails when all keys are known, in
  /// key order.
  override func process(_ batch: Batch) throws {
    let column = batch.schema.index(of: operation.column)
    guard let type = stateType(of: column.map { batch.schema.fields[$0].type }),
      operation.function.canAggregate(type)
    else { return }
    let state = try state(ofType: type)
    try state.grow(to: folded.keys.count)
    let values =
      state.needsValues
      ? try column.map { try PlainColumn(batch.columns[$0], of: batch, budget: budget) } : nil
    if state.readsPieces, batch.pieces != nil {
      for (table, key) in folded.numbers.values.enumerated() {
        try state.add(values, table: table, of: batch, slot: Int(key))
      }
      return
    }
    slotRows.removeAll()
    for (table, key) in folded.numbers.values.enumerated() {
      try slotRows.appendJoining(batch.rows(ofTable: table), slot: Int(key))
    }
    try state.add(values, slotRows)
  }

  override func complete() throws {
    for state in states.values { try state.grow(to: folded.keys.count) }
    let order = folded.keys.sorted()
    // Each batch costs objects, and of all that these hold the keys are in memory anyhow.
    let rowsMax = setup.context.batchRowsMax &* 16
    var start = 0
    while start < order.count {
      try setup.context.checkCancellation()
      let schema = folded.keys.schema(ofKey: Int(order[start]))
      var end = start + 1
      while end < order.count, end - start < rowsMax,
        folded.keys.schema(ofKey: Int(order[end])) == schema
      {
        end += 1
      }
      try emit(order[start..<end], ofSchema: schema)
      start = end
    }
  }

  /// The rows of keys that have one schema.
  private func emit(_ keys: ArraySlice<Int32>, ofSchema number: Int) throws {
    let schema = folded.keys.schemas[number]
    let column = try aggregatedColumn(operation.column, of: schema, setup)
    let type = schema.fields[column].type
    // Of a type that it cannot work on it has no state, and fails here.
    let checked = try makeAggregateState(
      operation.function, type: type, setup: setup, isSequential: isSequential, ofTables: true)
    let state = states[stateType(of: type) ?? type] ?? checked
    try state.grow(to: folded.keys.count)
    let results = try keys.withUnsafeBufferPointer {
      try state.results($0, empty: EmptyWindowResult(operation.function))
    }
    let keyColumns = try folded.keys.columns(of: keys, ofSchema: number, budget: budget)
    try setup.output.consume(
      Batch(
        schema: aggregateSchema(schema, Field(operation.column, state.resultType)),
        columns: schema.keyIndices.compactMap { keyColumns[$0] } + [results],
        tableStarts: .rowPerTable(keys.count, budget: budget)))
  }
}
