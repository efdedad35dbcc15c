import Columnar
import Planning

/// `aggregateWindow` of an aggregate behind `group`: the rows of each piece of a table go into
/// the states of its key's windows, so that no row waits for the others of its table.
final class FoldingAggregateWindowOperator: UnaryOperator {
  private let operation: AggregateWindowOperation
  private let folded: FoldedKeys
  private let layout: WindowLayout
  private let ordered: KeyedOutput
  private var slots: KeyedWindowSlots
  private var slotRows: SlotRows
  private var states: StatesByType

  init(
    _ operation: AggregateWindowOperation, _ folded: FoldedKeys, _ setup: OperatorSetup
  ) throws {
    self.operation = operation
    self.folded = folded
    layout = try WindowLayout(operation, setup)
    ordered = KeyedOutput(setup, onRepeatedKey: .merge)
    slots = try KeyedWindowSlots(budget: setup.context.budget)
    slotRows = SlotRows(budget: setup.context.budget)
    states = StatesByType(
      operation.aggregate.function, setup, isSequential: false, ofTables: false)
    super.init(setup)
  }

  /// Rows of a schema that the step fails over leave nothing: it fails when all keys are known, in
  /// key order.
  override func process(_ batch: Batch) throws {
    try placeRows(of: batch)
    let column = batch.schema.index(of: operation.aggregate.column)
    guard
      let state = try states.adding(
        column.map { batch.schema.fields[$0].type }, slots: slots.count)
    else { return }
    let values =
      state.needsValues
      ? try column.map { try PlainColumn(batch.columns[$0], of: batch, budget: budget) } : nil
    try state.add(values, slotRows)
  }

  private func placeRows(of batch: Batch) throws {
    slotRows.removeAll()
    guard let time = try timeColumn(of: batch) else { return }
    let runs = try layout.runs(of: batch, time: time, budget: budget)
    // Held by this call alone meanwhile: what a class holds is checked at every access.
    var slots = self.slots
    var slotRows = self.slotRows
    defer {
      self.slots = slots
      self.slotRows = slotRows
    }
    for (table, key) in folded.numbers.values.enumerated() {
      try layout.forEachStretch(ofTable: table, batch, runs) { rows, window in
        try slotRows.append(rows, slot: slots.slot(ofKey: key, window: window))
      }
    }
  }

  /// The times of a batch's rows, null in a piece of a table that lacks them; nil where the step
  /// fails over the column.
  private func timeColumn(of batch: Batch) throws -> Column? {
    guard let index = batch.schema.index(of: operation.window.timeColumn) else {
      return try .constant(
        .null, type: .time, tableCount: batch.tableCount, budget: budget)
    }
    return batch.schema.fields[index].type == .time ? batch.columns[index] : nil
  }

  override func complete() throws {
    let keys = folded.keys.sorted()
    let (slotsByKey, starts) = try slots.byKey(keyCount: folded.keys.count)
    var position = 0
    while position < keys.count {
      try setup.context.checkCancellation()
      let schema = folded.keys.schema(ofKey: Int(keys[position]))
      position = try emit(
        keys[position...], ofSchema: schema, slotsByKey: slotsByKey, starts: starts)
    }
    try ordered.finish()
  }

  /// Hands on the tables of the first keys, which have the schema, up to a batch.
  /// - Returns: the position of the first key that is left.
  private func emit(
    _ keys: ArraySlice<Int32>, ofSchema number: Int, slotsByKey: GrowingBuffer<Int32>,
    starts: GrowingBuffer<Int32>
  ) throws -> Int {
    let plan = try AggregateWindowPlan(operation, folded.keys.schemas[number], setup)
    let state = try states.results(
      of: plan.window.output.fields[plan.column].type, slots: slots.count)
    var rows = try WindowRows(tableCount: 0, rowCount: 0, budget: budget)
    let rowsMax = setup.context.batchRowsMax &* 16
    var end = keys.startIndex
    while end < keys.endIndex, rows.rowCount < rowsMax,
      folded.keys.schema(ofKey: Int(keys[end])) == number
    {
      let key = Int(keys[end])
      let sorted = UnsafeMutableBufferPointer(
        rebasing: UnsafeMutableBufferPointer(start: slotsByKey.base, count: slotsByKey.count)[
          Int(starts[key])..<Int(starts[key + 1])])
      layout.sort(sorted, windows: slots.windows.values)
      try layout.append(
        UnsafeBufferPointer(sorted), windows: slots.windows.values,
        origin: end - keys.startIndex, to: &rows, hasResult: { _ in true })
      end += 1
    }
    if rows.tableCount > 0 {
      try emit(rows, of: keys[..<end], ofSchema: number, plan, state)
    }
    return end
  }

  private func emit(
    _ rows: WindowRows, of keys: ArraySlice<Int32>, ofSchema number: Int,
    _ plan: AggregateWindowPlan, _ state: AggregateState
  ) throws {
    let values = try state.results(
      rows.slots.values, empty: EmptyWindowResult(operation.aggregate.function))
    let output = AggregateWindowOutput(operation, plan, resultType: state.resultType)
    let batch = try output.batch(rows, values: values, budget: budget) { origins in
      let origins = (0..<origins.count).map { keys[keys.startIndex + Int(origins.pointer[$0])] }
      return try folded.keys.columns(of: origins, ofSchema: number, budget: budget)
    }
    let bounded = try plan.window.withKeyBounds(batch, layout.range, budget: budget)
    try ordered.emit(bounded, keepsOrder: setup.hasUniformBounds || !plan.hadKeyedBounds)
  }
}
