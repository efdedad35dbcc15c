import Columnar
import Planning

/// Output rows of `aggregateWindow`: for each its slot and its window, table after table.
struct WindowRows {
  /// -1 for a window without rows. `[rows]`
  private(set) var slots: GrowingBuffer<Int32>
  private(set) var starts: GrowingBuffer<Int64>
  private(set) var stops: GrowingBuffer<Int64>
  private var tableStarts: GrowingBuffer<Int32>
  private var origins: GrowingBuffer<Int32>

  /// Room for so many tables and rows at the start.
  init(tableCount: Int, rowCount: Int, budget: MemoryBudget?) throws {
    slots = GrowingBuffer(budget: budget)
    starts = GrowingBuffer(budget: budget)
    stops = GrowingBuffer(budget: budget)
    tableStarts = GrowingBuffer(budget: budget)
    origins = GrowingBuffer(budget: budget)
    try slots.reserve(rowCount)
    try starts.reserve(rowCount)
    try stops.reserve(rowCount)
    try tableStarts.reserve(tableCount + 1)
    try origins.reserve(tableCount)
    try tableStarts.append(0)
  }

  var tableCount: Int { origins.count }
  var rowCount: Int { slots.count }

  mutating func append(slot: Int, bounds: TimeWindow) throws {
    try slots.append(Int32(truncatingIfNeeded: slot))
    try starts.append(bounds.start)
    try stops.append(bounds.stop)
  }

  /// Ends the table that came from an input table.
  mutating func endTable(origin: Int) throws {
    try origins.append(Int32(truncatingIfNeeded: origin))
    try tableStarts.append(Int32(truncatingIfNeeded: slots.count))
  }

  /// `[tables + 1]` and `[tables]`; the rows are to be read before.
  mutating func finishTables() throws -> (starts: BufferSlice<Int32>, origins: BufferSlice<Int32>) {
    (try tableStarts.finish(), try origins.finish())
  }
}
