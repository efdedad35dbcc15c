import Columnar
import Planning

/// `aggregateWindow` in one pass: each table's rows go straight into one state per window.
///
/// Yields in every cell what `window |> fn |> duplicate |> window(every: inf)` does.
final class AggregateWindowOperator: CollectingOperator {
  private let operation: AggregateWindowOperation
  private let range: Range<Int64>
  private let grid: WindowGrid?
  private let isSequential: Bool
  private let isTumbling: Bool
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
    range = try windowRange(setup)
    grid = try makeWindowGrid(operation.window, over: range, setup)
    isTumbling = operation.window.bounds.every == operation.window.bounds.period
    isSequential =
      setup.inputRowsByTime && operation.window.timeColumn == "_time" && isTumbling
    slots = try WindowSlots(windowCount: grid?.count ?? 0, budget: setup.context.budget)
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
    guard let grid else {
      for table in 0..<batch.tableCount {
        try slots.beginTable(continues: table == 0 && batch.continuesTable)
        let rows = batch.rows(ofTable: table)
        if !rows.isEmpty { try slotRows.append(rows, slot: slots.slot(ofWindow: -1)) }
      }
      return try worker.add(slotRows, slotCount: slots.count)
    }
    let runs = try grid.runs(
      of: batch.columns[plan.window.time], tableStarts: batch.tableStarts,
      edgesReachOut: !operation.timeFirst, budget: budget)
    let runStarts = runs.runStarts.pointer
    let rowStarts = runs.rowStarts.pointer
    for table in 0..<batch.tableCount {
      try slots.beginTable(continues: table == 0 && batch.continuesTable)
      for run in Int(runStarts[table])..<Int(runStarts[table + 1]) {
        let rows = Int(rowStarts[run])..<Int(rowStarts[run + 1])
        let first = runs.firstWindows.pointer[run]
        if first < 0 {
          if operation.timeFirst { continue }
          try slotRows.append(rows, slot: slots.slot(ofWindow: canonical(-1, grid)))
          continue
        }
        for window in first..<runs.endWindows.pointer[run] {
          // Once for each window, also where clipping makes them one table.
          try slotRows.append(rows, slot: slots.slot(ofWindow: canonical(window, grid)))
        }
      }
    }
    try worker.add(slotRows, slotCount: slots.count)
  }

  /// In the general form windows with the same clipped bounds are one table, and the first of them
  /// stands for all; the merged form has a row for each window.
  private func canonical(_ window: Int64, _ grid: WindowGrid) -> Int64 {
    if grid.count == 0 { return -1 }
    if window < 0 {
      // Rows outside lie in a table of the whole range, which may be a window too.
      let first = grid.window(0)
      return first.start == range.lowerBound && first.stop == range.upperBound ? 0 : -1
    }
    // Only windows that overlap can be clipped to the same bounds.
    if isTumbling || operation.timeFirst { return window }
    return Int64(grid.firstWindow(clippedAs: Int(window)))
  }

  private func emitResults(
    of batch: Batch, tables: Range<Int>, _ plan: AggregateWindowPlan, _ worker: WindowWorker
  ) throws {
    var rows = try WindowRows(
      tableCount: tables.count, rowCount: slots.count, budget: budget)
    for table in tables { try addOutput(of: table, to: &rows, worker) }
    if rows.tableCount == 0 { return }
    let result = try worker.results(rows, batch, plan)
    let bounded = try plan.window.withKeyBounds(result, range, budget: budget)
    let isStable = setup.hasUniformBounds || !plan.hadKeyedBounds
    try emit(bounded, keepsOrder: setup.inputTablesByKey && isStable)
  }

  /// The output rows of one table: its windows by start, then by stop.
  private func addOutput(
    of table: Int, to rows: inout WindowRows, _ worker: WindowWorker
  ) throws {
    try sortSlots(ofTable: table)
    let sorted = sortedSlots.values
    guard operation.window.createEmpty, let grid else {
      let before = rows.rowCount
      for slot in sorted where worker.hasResult(slot: Int(slot)) {
        try rows.append(slot: Int(slot), bounds: bounds(slots.windows[Int(slot)]))
      }
      if rows.rowCount > before { try rows.endTable(origin: table) }
      return
    }
    var next = 0
    func window(_ position: Int) -> Int64 { slots.windows[Int(sorted[position])] }
    for number in 0..<Int64(grid.count) {
      if canonical(number, grid) != number { continue }
      while next < sorted.count, order(window(next)) < order(number) {
        try rows.append(slot: Int(sorted[next]), bounds: bounds(window(next)))
        next += 1
      }
      if next < sorted.count, window(next) == number {
        try rows.append(slot: Int(sorted[next]), bounds: bounds(number))
        next += 1
      } else {
        try rows.append(slot: -1, bounds: bounds(number))
      }
    }
    while next < sorted.count {
      try rows.append(slot: Int(sorted[next]), bounds: bounds(window(next)))
      next += 1
    }
    try rows.endTable(origin: table)
  }

  /// Puts the slots of a table into `sortedSlots`, by their windows' order; rows sorted by time
  /// leave nothing to sort.
  private func sortSlots(ofTable table: Int) throws {
    sortedSlots.removeAll()
    var isSorted = true
    var last = Int64.min
    for slot in slots.slots(ofTable: table) {
      let position = order(slots.windows[slot])
      if position < last { isSorted = false }
      last = position
      try sortedSlots.append(Int32(truncatingIfNeeded: slot))
    }
    if isSorted { return }
    var unsorted = UnsafeMutableBufferPointer(start: sortedSlots.base, count: sortedSlots.count)
    unsorted.sort { order(slots.windows[Int($0)]) < order(slots.windows[Int($1)]) }
  }

  private func bounds(_ window: Int64) -> TimeWindow {
    guard window >= 0, let grid else {
      return TimeWindow(start: range.lowerBound, stop: range.upperBound)
    }
    return grid.window(Int(window))
  }

  /// Where a window stands among a table's: twice its number, and the whole range behind the
  /// windows that start with it but stop earlier.
  private func order(_ window: Int64) -> Int64 {
    if window >= 0 { return window &* 2 }
    guard let grid else { return -1 }
    return Int64(grid.countStartingWithRange) &* 2 &- 1
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
