import Columnar
import Planning

/// `count` and its like behind `group` or `window`: the rows of each piece of a table go into the
/// state of the table's key, so that no row waits for the others of its table.
final class FoldingAggregateOperator: UnaryOperator {
  private let operation: AggregateOperation
  private let folded: FoldedKeys
  /// A slot for each key.
  private var states: StatesByType
  private var slotRows: SlotRows

  init(_ operation: AggregateOperation, _ folded: FoldedKeys, _ setup: OperatorSetup) {
    self.operation = operation
    self.folded = folded
    // With but one key, tables come one after another.
    states = StatesByType(
      operation.function, setup, isSequential: folded.hasOneKey, ofTables: true)
    slotRows = SlotRows(budget: setup.context.budget)
    super.init(setup)
  }

  /// Rows of a schema that the step fails over leave nothing: it fails when all keys are known, in
  /// key order.
  override func process(_ batch: Batch) throws {
    let column = batch.schema.index(of: operation.column)
    guard
      let state = try states.adding(
        column.map { batch.schema.fields[$0].type }, slots: folded.keys.count)
    else { return }
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
    let state = try states.results(of: schema.fields[column].type, slots: folded.keys.count)
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
