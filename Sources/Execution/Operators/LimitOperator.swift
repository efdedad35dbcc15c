import Columnar
import Planning

/// `limit`: some rows of each table from its start; tables that keep none stay, empty.
final class LimitOperator: UnaryOperator {
  private let count: Int
  private let offset: Int
  /// Rows seen of the table at the end of the last batch.
  private var openRows = 0

  init(count: Int, offset: Int, _ setup: OperatorSetup) {
    self.count = max(count, 0)
    self.offset = max(offset, 0)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
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
    }
    // Later batches of a table that has its rows already need not be looked at.
    if batch.tableCount == 1 && batch.continuesTable && !mask.contains(1, count: batch.rowCount) {
      return
    }
    try setup.output.consume(
      batch.filtered(mask: mask.base, keepEmptyTables: true, budget: budget))
  }
}

extension Buffer<UInt8> {
  /// Whether one of the first `count` bytes has a value.
  func contains(_ value: UInt8, count: Int) -> Bool {
    for index in 0..<count where base[index] == value { return true }
    return false
  }
}
