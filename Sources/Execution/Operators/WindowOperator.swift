import Columnar
import Planning

/// `window`: regroups the rows of each table by windows of time.
///
/// A row goes into every window of the range that holds its time before it is clipped. A row with a
/// null time or one outside these stays, in a table of the whole range; a row between windows is
/// dropped.
final class WindowOperator: CollectingOperator {
  private let operation: WindowOperation
  private let range: Range<Int64>
  /// nil: one window, the whole range.
  private let grid: WindowGrid?
  private var plan: WindowPlan?
  private var openTable = OpenTable()

  init(_ operation: WindowOperation, _ setup: OperatorSetup) throws {
    self.operation = operation
    range = try windowRange(setup)
    grid = try makeWindowGrid(operation, over: range, setup)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let plan = try plan(for: batch.schema)
    guard let grid else {
      let bounded = try plan.withBounds(
        openTable.withoutEmptyTables(batch, budget: budget), range, budget: budget)
      return try emit(bounded, keepsOrder: setup.inputTablesByKey && setup.hasUniformBounds)
    }
    if operation.createEmpty { try emitEmptyTables(batch, plan, grid) }
    let runs = try grid.runs(
      of: batch.columns[plan.time], tableStarts: batch.tableStarts, edgesReachOut: true,
      budget: budget)
    var cut = try CutTables(budget: budget)
    try cut.reserve(runs.count)
    var isWhole = true
    for table in 0..<batch.tableCount {
      for run in Int(runs.runStarts.pointer[table])..<Int(runs.runStarts.pointer[table + 1]) {
        let rows = runs.rowStarts.pointer[run]..<runs.rowStarts.pointer[run + 1]
        let first = runs.firstWindows.pointer[run]
        let end = runs.endWindows.pointer[run]
        if first < 0 {
          try cut.add(rows, of: table, start: range.lowerBound, stop: range.upperBound)
          continue
        }
        if end != first &+ 1 { isWhole = false }
        var window = first
        while window < end {
          let bounds = grid.window(Int(window))
          var next = window &+ 1
          while next < end, grid.window(Int(next)) == bounds { next = next &+ 1 }
          try add(rows, of: table, times: Int(next &- window), in: bounds, to: &cut)
          window = next
        }
      }
    }
    let result = try cut.finish(batch, sharingRows: isWhole, budget: budget)
    let bounded = try plan.withBounds(
      result.batch, starts: result.starts, stops: result.stops, budget: budget)
    try emit(bounded, keepsOrder: false)
  }

  /// Rows that several windows hold which clipping made equal are there once for each, side by side.
  private func add(
    _ rows: Range<Int32>, of table: Int, times: Int, in bounds: TimeWindow,
    to cut: inout CutTables
  ) throws {
    if times == 1 {
      return try cut.add(rows, of: table, start: bounds.start, stop: bounds.stop)
    }
    for row in rows {
      for _ in 0..<times {
        try cut.add(row..<(row &+ 1), of: table, start: bounds.start, stop: bounds.stop)
      }
    }
  }

  private func plan(for schema: Schema) throws -> WindowPlan {
    if let plan, plan.input == schema { return plan }
    let made = try WindowPlan(operation, schema, setup)
    plan = made
    return made
  }

  /// Every window of every table that begins in the batch, without rows.
  private func emitEmptyTables(_ batch: Batch, _ plan: WindowPlan, _ grid: WindowGrid) throws {
    let first = batch.continuesTable ? 1 : 0
    var table = first
    while table < batch.tableCount {
      var cut = try CutTables(budget: budget)
      while table < batch.tableCount, cut.count == 0 || cut.count < setup.context.batchRowsMax {
        for window in 0..<grid.count {
          let bounds = grid.window(window)
          try cut.add(0..<0, of: table, start: bounds.start, stop: bounds.stop)
        }
        table += 1
      }
      if cut.count == 0 { return }
      let result = try cut.finish(batch, sharingRows: false, budget: budget)
      try emit(
        plan.withBounds(
          result.batch, starts: result.starts, stops: result.stops, budget: budget),
        keepsOrder: false)
    }
  }
}
