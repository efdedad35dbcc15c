import Columnar

/// Leaves out rows that cannot be among the first of a sorted table, batch by batch. The rows that
/// stay keep their order, so that sorting them gives the same first rows.
///
/// Where a table has several pieces, one row too many stays of each that loses any: how the merge of
/// the pieces orders ties hangs on whether a piece has rows left, not on which.
struct TopRows {
  private let limit: Int
  private let budget: MemoryBudget?
  /// Of the table at the end of the last batch.
  private var least: LeastKeys

  /// More rows than this are not worth a look at each.
  static let limitMax = 1 << 16

  init(limit: Int, budget: MemoryBudget?) throws {
    self.limit = limit
    self.budget = budget
    least = try LeastKeys(limit: limit, budget: budget)
  }

  /// The batch less such rows; all its tables stay. column: what is sorted by first; isOnly: and by
  /// nothing else. Errors: `MemoryExhausted`. Complexity: O(rows).
  mutating func cut(
    _ batch: Batch, by column: Int, descending: Bool, isOnly: Bool
  ) throws -> Batch {
    if batch.tableCount == 0 { return batch }
    if !batch.continuesTable { least.removeAll() }
    if batch.tableCount > 1, !hasLongTable(batch) {
      least.removeAll()
      return batch
    }
    let values = try PlainColumn(batch.columns[column], of: batch, budget: budget)
    // Nulls come first in both directions, and texts have no keys: such rows stay, and what is
    // known of others holds.
    guard let words = values.words, values.validity == nil else {
      if batch.tableCount > 1 { least.removeAll() }
      return batch
    }
    let keys = try Buffer<UInt64>(capacity: batch.rowCount, budget: budget)
    sortKeys(
      words, type: values.column.type, descending: descending, count: batch.rowCount,
      into: keys.base)
    let rows = try Buffer<Int32>(capacity: batch.rowCount, budget: budget)
    let starts = try Buffer<Int32>(capacity: batch.tableCount + 1, budget: budget)
    starts.base[0] = 0
    var kept = 0
    let hasPieces = batch.pieces != nil
    for table in 0..<batch.tableCount {
      if table > 0 { least.removeAll() }
      for range in batch.pieceRanges(ofTable: table) {
        let found = least.add(
          UnsafeBufferPointer(start: keys.base + range.lowerBound, count: range.count),
          keepsEqual: !isOnly || hasPieces, into: rows.base + kept)
        for position in kept..<(kept + found) {
          rows.base[position] &+= Int32(truncatingIfNeeded: range.lowerBound)
        }
        if hasPieces && found < range.count {
          insertFirstAbsent(of: range, into: rows.base + kept, count: found)
          kept += 1
        }
        kept += found
      }
      starts.base[table + 1] = Int32(truncatingIfNeeded: kept)
    }
    if kept == batch.rowCount { return batch }
    let slice = BufferSlice(rows, count: kept)
    func reduced(_ column: Column) throws -> Column {
      column.isConstant
        ? column
        : try column.gathered(rows: slice, tableStarts: batch.tableStarts, budget: budget)
    }
    return Batch(
      schema: batch.schema, columns: try batch.columns.map(reduced),
      tableStarts: BufferSlice(starts, count: batch.tableCount + 1),
      continuesTable: batch.continuesTable, pieces: try batch.pieces.map(reduced))
  }

  /// Puts the first row of the range that is not among the rows to its place between them.
  /// rows `[count]`, ascending, of the range; there is room for one more.
  private func insertFirstAbsent(
    of range: Range<Int>, into rows: UnsafeMutablePointer<Int32>, count: Int
  ) {
    var place = 0
    while place < count, Int(rows[place]) == range.lowerBound + place { place += 1 }
    var last = count
    while last > place {
      rows[last] = rows[last - 1]
      last -= 1
    }
    rows[place] = Int32(truncatingIfNeeded: range.lowerBound + place)
  }

  private func hasLongTable(_ batch: Batch) -> Bool {
    for table in 0..<batch.tableCount where batch.rows(ofTable: table).count > limit { return true }
    return false
  }
}

extension Batch {
  /// The rows of each piece of a table, in order. Complexity: that of `pieceStarts`.
  fileprivate func pieceRanges(ofTable table: Int) -> [Range<Int>] {
    let rows = rows(ofTable: table)
    if pieces == nil { return [rows] }
    let starts = pieceStarts(ofTable: table)
    return zip(starts, starts.dropFirst() + [rows.upperBound]).map { $0..<$1 }
  }
}
