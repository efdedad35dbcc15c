/// Runs of neighbouring rows that lie in the same windows.
///
/// Run `r` has rows `rowStarts[r] ..< rowStarts[r + 1]` of the batch, all in the windows
/// `firstWindows[r] ..< endWindows[r]` of the grid. Rows with a null time or one in no window of the
/// grid have -1 in both; rows between windows have two equal numbers that are not negative. Table `t`
/// has the runs `runStarts[t] ..< runStarts[t + 1]`; no run crosses tables.
package struct WindowRuns: Sendable {
  /// `[runs + 1]`
  package let rowStarts: BufferSlice<Int32>
  /// `[runs]`
  package let firstWindows: BufferSlice<Int64>
  /// `[runs]`
  package let endWindows: BufferSlice<Int64>
  /// `[tables + 1]`
  package let runStarts: BufferSlice<Int32>

  package var count: Int { firstWindows.count }
}

extension WindowGrid {
  /// Finds the windows of each row of a time column, in any representation and order.
  /// tableStarts `[tables + 1]` of the column's batch. edgesReachOut: a window that the range clips
  /// holds the rows of the part cut off too. Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  /// Complexity: O(rows) and a look-up per run; regular times O(runs).
  package func runs(
    of times: Column, tableStarts: BufferSlice<Int32>, edgesReachOut: Bool = false,
    budget: MemoryBudget?
  ) throws -> WindowRuns {
    guard times.type == .time else {
      throw ColumnTypeMismatch(expected: .time, found: times.type)
    }
    var builder = try RunBuilder(tableCount: tableStarts.count - 1, budget: budget)
    for table in 0..<(tableStarts.count - 1) {
      try builder.beginTable()
      let rows = Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1])
      if rows.isEmpty { continue }
      switch times.storage {
      case .plain(.words(let words), let validity):
        try appendRuns(words.pointer, validity, rows, edgesReachOut, &builder)
      case .constant(.words(let words), let validity):
        let isNull = validity.map { !$0.isValid(table) } ?? false
        let time = Int64(bitPattern: words.pointer[table])
        try builder.append(
          isNull ? Placement.outside : placement(time, edgesReachOut),
          startingAt: rows.lowerBound)
      case .regularTime(let starts, let step):
        try appendRegularRuns(starts.pointer[table], step, rows, edgesReachOut, &builder)
      default:
        throw ColumnTypeMismatch(expected: .time, found: nil)
      }
    }
    return try builder.finish(rowCount: Int(tableStarts.pointer[tableStarts.count - 1]))
  }

  /// Where any time stands, inside the range or not.
  private func placement(_ time: Int64, _ edgesReachOut: Bool) -> Placement {
    if range.contains(time) { return locate(time) }
    var outside = Placement.outside
    if edgesReachOut {
      let placement = locateUnclipped(time)
      if placement.firstWindow < placement.endWindow { return placement }
      // Behind a gap an edge window may follow, so that nothing is known of other times.
      outside.firstTime = time
      outside.lastTime = time
      return outside
    }
    if time < range.lowerBound {
      outside.firstTime = Int64.min
      outside.lastTime = range.lowerBound &- 1
    } else {
      outside.firstTime = range.upperBound
      outside.lastTime = Int64.max
    }
    return outside
  }

  private func appendRuns(
    _ words: UnsafePointer<UInt64>, _ validity: Validity?, _ rows: Range<Int>,
    _ edgesReachOut: Bool, _ builder: inout RunBuilder
  ) throws {
    // An empty stretch, so that the first row opens a run.
    var firstTime: Int64 = 1
    var lastTime: Int64 = 0
    for row in rows {
      if let validity, !validity.isValid(row) {
        try builder.append(.outside, startingAt: row)
        firstTime = 1
        lastTime = 0
        continue
      }
      let time = Int64(bitPattern: words[row])
      if time >= firstTime && time <= lastTime { continue }
      let placement = placement(time, edgesReachOut)
      firstTime = placement.firstTime
      lastTime = placement.lastTime
      try builder.append(placement, startingAt: row)
    }
  }

  private func appendRegularRuns(
    _ start: Int64, _ step: Int64, _ rows: Range<Int>, _ edgesReachOut: Bool,
    _ builder: inout RunBuilder
  ) throws {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let time = saturatingAdd(start, saturatingMultiply(step, Int64(row - rows.lowerBound)))
      let placement = placement(time, edgesReachOut)
      try builder.append(placement, startingAt: row)
      if step == 0 { return }
      // Rows that remain before the stretch of this placement ends, in the direction of the step.
      let distance =
        step > 0
        ? saturatingSubtract(placement.lastTime, time)
        : saturatingSubtract(time, placement.firstTime)
      let covered = UInt64(bitPattern: distance) / step.magnitude &+ 1
      row = covered >= UInt64(rows.upperBound - row) ? rows.upperBound : row + Int(covered)
    }
  }
}

extension WindowGrid.Placement {
  /// A null time, or one outside the range.
  static let outside = WindowGrid.Placement(
    firstWindow: -1, endWindow: -1, firstTime: 1, lastTime: 0)
}

/// Collects runs; joins neighbours of one table in the same windows.
private struct RunBuilder {
  private var rowStarts: GrowingBuffer<Int32>
  private var firstWindows: GrowingBuffer<Int64>
  private var endWindows: GrowingBuffer<Int64>
  private var runStarts: GrowingBuffer<Int32>
  private var lastFirst: Int64 = -2
  private var lastEnd: Int64 = -2

  /// Room for two runs a table at the start.
  init(tableCount: Int, budget: MemoryBudget?) throws {
    let runs = 16 &+ 2 &* tableCount
    rowStarts = GrowingBuffer(budget: budget)
    firstWindows = GrowingBuffer(budget: budget)
    endWindows = GrowingBuffer(budget: budget)
    runStarts = GrowingBuffer(budget: budget)
    try rowStarts.reserve(runs)
    try firstWindows.reserve(runs)
    try endWindows.reserve(runs)
    try runStarts.reserve(tableCount &+ 1)
  }

  mutating func beginTable() throws {
    try runStarts.append(Int32(truncatingIfNeeded: rowStarts.count))
    lastFirst = -2
  }

  mutating func append(_ placement: WindowGrid.Placement, startingAt row: Int) throws {
    if placement.firstWindow == lastFirst && placement.endWindow == lastEnd { return }
    lastFirst = placement.firstWindow
    lastEnd = placement.endWindow
    try rowStarts.append(Int32(truncatingIfNeeded: row))
    try firstWindows.append(lastFirst)
    try endWindows.append(lastEnd)
  }

  mutating func finish(rowCount: Int) throws -> WindowRuns {
    try runStarts.append(Int32(truncatingIfNeeded: rowStarts.count))
    try rowStarts.append(Int32(truncatingIfNeeded: rowCount))
    return WindowRuns(
      rowStarts: try rowStarts.finish(), firstWindows: try firstWindows.finish(),
      endWindows: try endWindows.finish(), runStarts: try runStarts.finish())
  }
}
