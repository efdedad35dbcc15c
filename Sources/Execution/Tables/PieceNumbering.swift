import Columnar
import Planning

/// Gives each piece of a stream a number of its own, so that pieces stay apart where tables become
/// one. Without numbers each table is one piece.
struct PieceNumbering {
  private var number: UInt64 = 0
  /// The number that the last row came with.
  private var lastCame: UInt64 = 0

  /// Complexity: O(tables), O(rows) for tables of several pieces. Errors: `MemoryExhausted`.
  mutating func number(_ batch: Batch, budget: MemoryBudget?) throws -> Batch {
    let isByRow: Bool
    if case .plain? = batch.pieces?.storage { isByRow = true } else { isByRow = false }
    let count = isByRow ? batch.rowCount : batch.tableCount
    let numbers = try Buffer<UInt64>(capacity: count, budget: budget)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      var isNew = table > 0 || !batch.continuesTable
      if isByRow {
        for row in rows {
          take(batch.pieces?.pieceNumber(row: row, table: table) ?? 0, &isNew)
          numbers.base[row] = number
        }
      } else {
        take(batch.pieces?.pieceNumber(row: rows.lowerBound, table: table) ?? 0, &isNew)
        numbers.base[table] = number
      }
    }
    let values = Values.words(BufferSlice(numbers, count: count))
    return batch.with(
      pieces: Column(type: .int, storage: isByRow ? .plain(values, nil) : .constant(values, nil)))
  }

  private mutating func take(_ came: UInt64, _ isNew: inout Bool) {
    if isNew || came != lastCame { number &+= 1 }
    isNew = false
    lastCame = came
  }
}

/// Cuts tables into pieces of `pieceRowsMax` rows, as what reads or sorts them hands them on.
struct PieceCutting {
  /// Rows so far of the table at the end of the last batch.
  private var openRows = 0

  /// Complexity: O(tables), O(rows) where a table is longer than a piece.
  /// Errors: `MemoryExhausted`.
  mutating func cut(_ batch: Batch, budget: MemoryBudget?) throws -> Batch {
    if batch.tableCount == 0 { return batch }
    let before = batch.continuesTable ? openRows : 0
    let last = batch.tableCount - 1
    let isLong = (0...last).contains { table in
      batch.rows(ofTable: table).count + (table == 0 ? before : 0) > pieceRowsMax
    }
    openRows = batch.rows(ofTable: last).count + (last == 0 ? before : 0)
    if !isLong { return batch.with(pieces: nil) }
    let numbers = try Buffer<UInt64>(capacity: batch.rowCount, budget: budget)
    for table in 0...last {
      let rows = batch.rows(ofTable: table)
      let skipped = table == 0 ? before : 0
      for row in rows {
        numbers.base[row] = UInt64((row - rows.lowerBound + skipped) / pieceRowsMax)
      }
    }
    return batch.with(
      pieces: Column(
        type: .int, storage: .plain(.words(BufferSlice(numbers, count: batch.rowCount)), nil)))
  }
}
