import Columnar
import Planning

/// `aggregateWindow` in one pass: each table's rows go straight into one state per window.
///
/// Yields in every cell what `window |> fn |> duplicate |> window(every: inf)` does.
final class AggregateWindowOperator: CollectingOperator {
  private let operation: AggregateWindowOperation
  private let layout: WindowLayout
  private let isSequential: Bool
  private var slots: WindowSlots
  private var slotRows: SlotRows
  /// The slots of the table being put out, reused from table to table.
  private var sortedSlots: GrowingBuffer<Int32>
  private var plan: AggregateWindowPlan?
  private var worker: WindowWorker?
  /// The last batch, whose last table may go on.
  private var pending: Batch?

  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) throws {
    self.operation = operation
    layout = try WindowLayout(operation, setup)
    isSequential =
      setup.inputRowsByTime && operation.window.timeColumn == "_time" && layout.isTumbling
    slots = try WindowSlots(windowCount: layout.grid?.count ?? 0, budget: setup.context.budget)
    slotRows = SlotRows(budget: setup.context.budget)
    sortedSlots = GrowingBuffer(budget: setup.context.budget)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    try emitPending(lastGoesOn: batch.continuesTable)
    let plan = try plan(for: batch.schema)
    let worker = try worker(for: plan)
    try worker.begin(batch, plan)
    try addRows(of: batch, plan, worker)
    pending = batch
  }

  override func drain() throws { try emitPending(lastGoesOn: false) }

  /// Emits the tables that are whole by now; the slots of the last one stay if it goes on.
  private func emitPending(lastGoesOn: Bool) throws {
    guard let batch = pending, let plan, let worker else { return }
    pending = nil
    let whole = lastGoesOn ? batch.tableCount - 1 : batch.tableCount
    if whole > 0 { try emitResults(of: batch, tables: 0..<whole, plan, worker) }
    guard lastGoesOn else {
      slots.removeAll()
      return try worker.end(keeping: 0..<0)
    }
    try worker.end(keeping: slots.slots(ofTable: batch.tableCount - 1))
    try slots.keepLastTable()
  }

  private func addRows(
    of batch: Batch, _ plan: AggregateWindowPlan, _ worker: WindowWorker
  ) throws {
    slotRows.removeAll()
    // Held by this call alone meanwhile: what a class holds is checked at every access.
    var slots = self.slots
    var slotRows = self.slotRows
    defer {
      self.slots = slots
      self.slotRows = slotRows
    }
    let runs = try layout.runs(of: batch, time: batch.columns[plan.window.time], budget: budget)
    for table in 0..<batch.tableCount {
      try slots.beginTable(continues: table == 0 && batch.continuesTable)
      try layout.forEachStretch(ofTable: table, batch, runs) { rows, window in
        try slotRows.append(rows, slot: slots.slot(ofWindow: window))
      }
    }
    try worker.add(slotRows, slotCount: slots.count)
  }

  private func emitResults(
    of batch: Batch, tables: Range<Int>, _ plan: AggregateWindowPlan, _ worker: WindowWorker
  ) throws {
    var rows = try WindowRows(
      tableCount: tables.count, rowCount: slots.count, budget: budget)
    for table in tables { try addOutput(of: table, to: &rows, worker) }
    if rows.tableCount == 0 { return }
    let result = try worker.results(rows, batch, plan)
    let bounded = try plan.window.withKeyBounds(result, layout.range, budget: budget)
    let isStable = setup.hasUniformBounds || !plan.hadKeyedBounds
    try emit(bounded, keepsOrder: setup.inputTablesByKey && isStable)
  }

  /// The output rows of one table: its windows by start, then by stop.
  private func addOutput(
    of table: Int, to rows: inout WindowRows, _ worker: WindowWorker
  ) throws {
    sortedSlots.removeAll()
    for slot in slots.slots(ofTable: table) {
      try sortedSlots.append(Int32(truncatingIfNeeded: slot))
    }
    let sorted = UnsafeMutableBufferPointer(start: sortedSlots.base, count: sortedSlots.count)
    layout.sort(sorted, windows: slots.windows.values)
    try layout.append(
      UnsafeBufferPointer(sorted), windows: slots.windows.values, origin: table, to: &rows,
      hasResult: worker.hasResult)
  }

  private func plan(for schema: Schema) throws -> AggregateWindowPlan {
    if let plan, plan.input == schema { return plan }
    let made = try AggregateWindowPlan(operation, schema, setup)
    plan = made
    worker = nil
    return made
  }

  private func worker(for plan: AggregateWindowPlan) throws -> WindowWorker {
    if let worker { return worker }
    let made: WindowWorker =
      try operation.aggregate.isSelector
      ? SelectorWindowWorker(operation, plan, setup)
      : AggregateWindowWorker(operation, plan, setup, isSequential: isSequential)
    worker = made
    return made
  }
}
