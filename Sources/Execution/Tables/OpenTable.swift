import Columnar

/// Keeps track, across batches, of whether the table at a batch's end has been handed on, for
/// steps that drop rows and the tables left without any.
struct OpenTable {
  private var isEmitted = false

  /// The rows whose mask byte is not zero, without the tables that have none.
  /// Errors: `MemoryExhausted`.
  mutating func filter(
    _ batch: Batch, mask: UnsafePointer<UInt8>, budget: MemoryBudget?
  ) throws -> Batch {
    let wasEmitted = batch.continuesTable && isEmitted
    let result = try batch.filtered(mask: mask, keepEmptyTables: false, budget: budget)
    var lastSurvives = false
    if batch.tableCount > 0 {
      for row in batch.rows(ofTable: batch.tableCount - 1) where mask[row] != 0 {
        lastSurvives = true
        break
      }
    }
    isEmitted = lastSurvives || (batch.tableCount <= 1 && wasEmitted)
    return result.with(continuesTable: result.continuesTable && wasEmitted)
  }

  /// The batch without the tables that have no rows. Errors: `MemoryExhausted`.
  mutating func withoutEmptyTables(_ batch: Batch, budget: MemoryBudget?) throws -> Batch {
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
    mask.base.update(repeating: 1, count: batch.rowCount)
    return try filter(batch, mask: mask.base, budget: budget)
  }
}
