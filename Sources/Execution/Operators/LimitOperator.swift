import Columnar
import Planning

/// `limit`: some rows of each table from its start. Tables that come empty stay, and so do all when
/// none of their rows is wanted; a table that ends before the offset does vanishes, as upstream.
final class LimitOperator: UnaryOperator {
  private let count: Int
  private let offset: Int
  /// Rows seen of the table at the end of the last batch.
  private var openRows = 0
  /// That table has been handed on.
  private var isOpenEmitted = false
  /// That table while it has no rows: it stays if none follow.
  private var held: Batch?

  init(count: Int, offset: Int, _ setup: OperatorSetup) {
    self.count = max(count, 0)
    self.offset = max(offset, 0)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    if batch.tableCount == 0 { return }
    if !batch.continuesTable { try emitHeld() }
    held = nil
    let wasEmitted = isOpenEmitted
    var vanishing: [Int] = []
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
    mask.base.update(repeating: 0, count: batch.rowCount)
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      if table > 0 || !batch.continuesTable { openRows = 0 }
      let first = min(max(offset &- openRows, 0), rows.count)
      let (end, overflow) = offset.addingReportingOverflow(count)
      let last = min(max((overflow ? Int.max : end) &- openRows, first), rows.count)
      (mask.base + rows.lowerBound + first).update(repeating: 1, count: last - first)
      openRows &+= rows.count
      let isEmitted = table == 0 && batch.continuesTable && wasEmitted
      isOpenEmitted = isEmitted || count == 0 || openRows == 0 || openRows > offset
      if !isEmitted && openRows == 0 && table == batch.tableCount - 1 {
        isOpenEmitted = false
        held = try batch.sliced(tables: table..<(table + 1), budget: budget)
          .with(continuesTable: false)
      }
      if !isOpenEmitted { vanishing.append(table) }
    }
    // Later batches of a table that has its rows already need not be looked at.
    if batch.tableCount == 1 && batch.continuesTable && wasEmitted
      && !mask.contains(1, count: batch.rowCount)
    {
      return
    }
    let kept = try batch.filtered(mask: mask.base, keepEmptyTables: true, budget: budget)
      .with(continuesTable: batch.continuesTable && wasEmitted)
    var next = 0
    for table in vanishing + [batch.tableCount] {
      if next < table {
        try setup.output.consume(kept.sliced(tables: next..<table, budget: budget))
      }
      next = table + 1
    }
  }

  override func complete() throws { try emitHeld() }

  private func emitHeld() throws {
    guard let batch = held else { return }
    held = nil
    try setup.output.consume(batch)
  }
}

extension Buffer<UInt8> {
  /// Whether one of the first `count` bytes has a value.
  func contains(_ value: UInt8, count: Int) -> Bool {
    for index in 0..<count where base[index] == value { return true }
    return false
  }
}
