import Columnar
import Planning

/// Runs of rows that become tables of their own, with bounds.
struct CutTables {
  private var rowStarts: GrowingBuffer<Int32>
  private var rowEnds: GrowingBuffer<Int32>
  private var origins: GrowingBuffer<Int32>
  private var starts: GrowingBuffer<Int64>
  private var stops: GrowingBuffer<Int64>
  private var rowCount = 0

  init(budget: MemoryBudget?) throws {
    rowStarts = GrowingBuffer(budget: budget)
    rowEnds = GrowingBuffer(budget: budget)
    origins = GrowingBuffer(budget: budget)
    starts = GrowingBuffer(budget: budget)
    stops = GrowingBuffer(budget: budget)
  }

  var count: Int { origins.count }

  /// Makes room for so many more tables.
  mutating func reserve(_ tables: Int) throws {
    try rowStarts.reserve(tables)
    try rowEnds.reserve(tables)
    try origins.reserve(tables)
    try starts.reserve(tables)
    try stops.reserve(tables)
  }

  mutating func add(_ rows: Range<Int32>, of table: Int, start: Int64, stop: Int64) throws {
    try rowStarts.append(rows.lowerBound)
    try rowEnds.append(rows.upperBound)
    try origins.append(Int32(truncatingIfNeeded: table))
    try starts.append(start)
    try stops.append(stop)
    rowCount &+= rows.count
  }

  /// The tables as a batch. `sharingRows`: the runs are all rows of the batch, in order.
  mutating func finish(
    _ batch: Batch, sharingRows: Bool, budget: MemoryBudget?
  ) throws -> (batch: Batch, starts: BufferSlice<Int64>, stops: BufferSlice<Int64>) {
    let tables = origins.count
    let tableStarts = try Buffer<Int32>(capacity: tables + 1, budget: budget)
    var total: Int32 = 0
    tableStarts.base[0] = 0
    for table in 0..<tables {
      total &+= rowEnds[table] &- rowStarts[table]
      tableStarts.base[table + 1] = total
    }
    let slice = BufferSlice(tableStarts, count: tables + 1)
    let result: Batch
    if sharingRows && rowCount == batch.rowCount {
      result = try batch.retabled(
        slice, origins: origins.finish(), continuesTable: false, budget: budget)
    } else {
      let rows = try Buffer<Int32>(capacity: rowCount, budget: budget)
      var position = 0
      for table in 0..<tables {
        for row in rowStarts[table]..<rowEnds[table] {
          rows.base[position] = row
          position &+= 1
        }
      }
      result = try batch.regrouped(
        rows: BufferSlice(rows, count: rowCount), tableStarts: slice, origins: origins.finish(),
        constantLabels: Set(batch.columns.indices), budget: budget)
    }
    return (result, try starts.finish(), try stops.finish())
  }
}
