import Columnar
import Planning

/// How `aggregateWindow` lays the windows over a range out as tables: which windows are one table,
/// which rows each holds, and the order in which they come.
struct WindowLayout {
  private let operation: AggregateWindowOperation
  let range: Range<Int64>
  /// nil for the one window of `every: inf`.
  let grid: WindowGrid?
  let isTumbling: Bool

  /// Errors: `X0007` to `X0009`.
  init(_ operation: AggregateWindowOperation, _ setup: OperatorSetup) throws {
    self.operation = operation
    range = try windowRange(setup)
    grid = try makeWindowGrid(operation.window, over: range, setup)
    isTumbling = operation.window.bounds.every == operation.window.bounds.period
  }

  /// The runs of a batch's rows; nil where all rows lie in one window.
  /// time: the time column. Complexity: O(rows) and a look-up per run.
  func runs(of batch: Batch, time: Column, budget: MemoryBudget?) throws -> WindowRuns? {
    try grid?.runs(
      of: time, tableStarts: batch.tableStarts, edgesReachOut: !operation.timeFirst,
      budget: budget)
  }

  /// Visits each stretch of a table's rows once for each window that it lies in; -1 is the table of
  /// the whole range.
  @inline(__always)
  func forEachStretch(
    ofTable table: Int, _ batch: Batch, _ runs: WindowRuns?,
    _ body: (_ rows: Range<Int>, _ window: Int64) throws -> Void
  ) rethrows {
    guard let runs else {
      let rows = batch.rows(ofTable: table)
      if !rows.isEmpty { try body(rows, -1) }
      return
    }
    let rowStarts = runs.rowStarts.pointer
    for run in Int(runs.runStarts.pointer[table])..<Int(runs.runStarts.pointer[table + 1]) {
      let rows = Int(rowStarts[run])..<Int(rowStarts[run + 1])
      let first = runs.firstWindows.pointer[run]
      if first < 0 {
        if operation.timeFirst { continue }
        try body(rows, canonical(-1))
        continue
      }
      for window in first..<runs.endWindows.pointer[run] {
        // Once for each window, also where clipping makes them one table.
        try body(rows, canonical(window))
      }
    }
  }

  /// In the general form windows with the same clipped bounds are one table, and the first of them
  /// stands for all; the merged form has a row for each window.
  private func canonical(_ window: Int64) -> Int64 {
    guard let grid, grid.count > 0 else { return -1 }
    if window < 0 {
      // Rows outside lie in a table of the whole range, which may be a window too.
      let first = grid.window(0)
      return first.start == range.lowerBound && first.stop == range.upperBound ? 0 : -1
    }
    // Only windows that overlap can be clipped to the same bounds.
    if isTumbling || operation.timeFirst { return window }
    return Int64(grid.firstWindow(clippedAs: Int(window)))
  }

  /// Sorts the slots of a table by their windows' order; rows sorted by time leave nothing to sort.
  func sort(_ slots: UnsafeMutableBufferPointer<Int32>, windows: UnsafeBufferPointer<Int64>) {
    func position(_ slot: Int32) -> Int64 { order(windows[Int(slot)]) }
    let isSorted = zip(slots, slots.dropFirst()).allSatisfy { position($0) <= position($1) }
    if isSorted { return }
    var slots = slots
    slots.sort { position($0) < position($1) }
  }

  /// Appends the output rows of one table: its windows by start, then by stop.
  ///
  /// sorted: the table's slots by their windows' order; windows: of all slots, `[slots]`; hasResult:
  /// whether a slot that got rows yields one.
  func append(
    _ sorted: UnsafeBufferPointer<Int32>, windows: UnsafeBufferPointer<Int64>, origin: Int,
    to rows: inout WindowRows, hasResult: (_ slot: Int) -> Bool
  ) throws {
    guard operation.window.createEmpty, let grid else {
      let before = rows.rowCount
      for slot in sorted where hasResult(Int(slot)) {
        try rows.append(slot: Int(slot), bounds: bounds(windows[Int(slot)]))
      }
      if rows.rowCount > before { try rows.endTable(origin: origin) }
      return
    }
    var next = 0
    func window(_ position: Int) -> Int64 { windows[Int(sorted[position])] }
    for number in 0..<Int64(grid.count) {
      if canonical(number) != number { continue }
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
    try rows.endTable(origin: origin)
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
}
