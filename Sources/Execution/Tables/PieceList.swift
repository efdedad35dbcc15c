import Columnar

/// Runs of rows, each out of one table of one batch, in the order in which they will be put
/// together. One entry a run; no heap object per run.
struct PieceList {
  /// Which of the collected batches. `[pieces]`
  private(set) var batches: GrowingBuffer<Int32>
  /// The table inside that batch, for columns that are constant per table. `[pieces]`
  private(set) var tables: GrowingBuffer<Int32>
  /// First row inside that batch. `[pieces]`
  private(set) var starts: GrowingBuffer<Int32>
  /// In rows. `[pieces]`
  private(set) var counts: GrowingBuffer<Int32>
  private(set) var rowCount = 0

  init(budget: MemoryBudget?) {
    batches = GrowingBuffer(budget: budget)
    tables = GrowingBuffer(budget: budget)
    starts = GrowingBuffer(budget: budget)
    counts = GrowingBuffer(budget: budget)
  }

  var count: Int { batches.count }

  /// Makes room for so many more pieces.
  mutating func reserve(_ pieces: Int) throws {
    try batches.reserve(pieces)
    try tables.reserve(pieces)
    try starts.reserve(pieces)
    try counts.reserve(pieces)
  }

  mutating func append(batch: Int, table: Int, rows: Range<Int>) throws {
    try batches.append(Int32(truncatingIfNeeded: batch))
    try tables.append(Int32(truncatingIfNeeded: table))
    try starts.append(Int32(truncatingIfNeeded: rows.lowerBound))
    try counts.append(Int32(truncatingIfNeeded: rows.count))
    rowCount &+= rows.count
  }

  mutating func removeAll() {
    batches.removeAll()
    tables.removeAll()
    starts.removeAll()
    counts.removeAll()
    rowCount = 0
  }
}
