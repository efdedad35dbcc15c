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
  private var slots: WindowSlots
  private var plan: AggregateWindowPlan?
  private var worker: WindowWorker?
  /// The table at the end of the last batch; its slots are the only ones.
  private var open: Batch?

  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) throws {
    self.operation = operation
    range = try windowRange(setup)
    grid = try makeWindowGrid(operation.window, over: range, setup)
    isSequential =
      setup.inputRowsByTime && operation.window.timeColumn == "_time"
      && operation.window.bounds.every == operation.window.bounds.period
    slots = try WindowSlots(windowCount: grid?.count ?? 0, budget: setup.context.budget)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try closeOpenTable() }
    let plan = try plan(for: batch.schema)
    let worker = try worker(for: plan)
    try worker.begin(batch, plan)
    try addRows(of: batch, plan, worker)
    let last = batch.tableCount - 1
    if last > 0 { try emitResults(of: batch, tables: 0..<last, plan, worker) }
    open = try batch.sliced(tables: last..<(last + 1), budget: budget)
    try worker.end(keeping: slots.slots(ofTable: last))
    try slots.keepLastTable()
  }

  override func drain() throws { try closeOpenTable() }

  private func closeOpenTable() throws {
    guard let batch = open, let plan, let worker else { return }
    open = nil
    try emitResults(of: batch, tables: 0..<1, plan, worker)
    slots.removeAll()
    try worker.end(keeping: 0..<0)
  }

  private func addRows(
    of batch: Batch, _ plan: AggregateWindowPlan, _ worker: WindowWorker
  ) throws {
    guard let grid else {
      for table in 0..<batch.tableCount {
        try slots.beginTable(continues: table == 0 && batch.continuesTable)
        let rows = batch.rows(ofTable: table)
        if !rows.isEmpty { try add(rows, window: -1, worker) }
      }
      return
    }
    let runs = try grid.runs(
      of: batch.columns[plan.window.time], tableStarts: batch.tableStarts, budget: budget)
    for table in 0..<batch.tableCount {
      try slots.beginTable(continues: table == 0 && batch.continuesTable)
      for run in Int(runs.runStarts.pointer[table])..<Int(runs.runStarts.pointer[table + 1]) {
        let rows =
          Int(runs.rowStarts.pointer[run])..<Int(runs.rowStarts.pointer[run + 1])
        let first = runs.firstWindows.pointer[run]
        if first < 0 {
          if !plan.dropsOutside { try add(rows, window: -1, worker) }
          continue
        }
        for window in first..<runs.endWindows.pointer[run] {
          try add(rows, window: window, worker)
        }
      }
    }
  }

  private func add(_ rows: Range<Int>, window: Int64, _ worker: WindowWorker) throws {
    let slot = try slots.slot(ofWindow: canonical(window))
    try worker.grow(to: slots.count)
    try worker.add(rows, slot: slot)
  }

  /// Windows with the same clipped bounds are one table: the first of them stands for all.
  private func canonical(_ window: Int64) -> Int64 {
    guard let grid, grid.count > 0 else { return -1 }
    if window < 0 {
      // Rows outside lie in a table of the whole range, which may be a window too.
      let first = grid.window(0)
      return first.start == range.lowerBound && first.stop == range.upperBound ? 0 : -1
    }
    var canonical = Int(window)
    let bounds = grid.window(canonical)
    while canonical > 0, grid.window(canonical - 1) == bounds { canonical -= 1 }
    return Int64(canonical)
  }

  private func emitResults(
    of batch: Batch, tables: Range<Int>, _ plan: AggregateWindowPlan, _ worker: WindowWorker
  ) throws {
    var rows = try WindowRows(budget: budget)
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
    let range = slots.slots(ofTable: table)
    let bySlot = range.map { (window: slots.windows[$0], slot: $0) }
    let sorted = bySlot.sorted { order($0.window) < order($1.window) }
    guard operation.window.createEmpty, let grid else {
      if !sorted.contains(where: { worker.hasResult(slot: $0.slot) }) { return }
      for entry in sorted where worker.hasResult(slot: entry.slot) {
        try rows.append(slot: entry.slot, bounds: bounds(entry.window))
      }
      return try rows.endTable(origin: table)
    }
    var next = 0
    for window in 0..<Int64(grid.count) {
      if window > 0 && grid.window(Int(window)) == grid.window(Int(window) - 1) { continue }
      while next < sorted.count, order(sorted[next].window) < order(window) {
        try rows.append(slot: sorted[next].slot, bounds: bounds(sorted[next].window))
        next += 1
      }
      if next < sorted.count, sorted[next].window == window {
        try rows.append(slot: sorted[next].slot, bounds: bounds(window))
        next += 1
      } else {
        try rows.append(slot: -1, bounds: bounds(window))
      }
    }
    while next < sorted.count {
      try rows.append(slot: sorted[next].slot, bounds: bounds(sorted[next].window))
      next += 1
    }
    try rows.endTable(origin: table)
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
    var position: Int64 = 0
    while position < Int64(grid.count), grid.window(Int(position)).start == range.lowerBound {
      position += 1
    }
    return position &* 2 &- 1
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
