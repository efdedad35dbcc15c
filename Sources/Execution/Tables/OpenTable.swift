import Columnar

/// A batch with some rows taken out, not yet fitted to the batches before it.
struct CutBatch: Sendable {
  let batch: Batch
  /// Of the batch before the cut.
  let tableCount: Int
  let continuesTable: Bool
  /// The last table has rows left.
  let lastTableSurvives: Bool

  /// The rows whose mask byte is not zero. Errors: `MemoryExhausted`.
  init(
    _ whole: Batch, mask: UnsafePointer<UInt8>, keepsEmptyTables: Bool, budget: MemoryBudget?
  ) throws {
    batch = try whole.filtered(mask: mask, keepEmptyTables: keepsEmptyTables, budget: budget)
    tableCount = whole.tableCount
    continuesTable = whole.continuesTable
    var survives = false
    if whole.tableCount > 0 {
      for row in whole.rows(ofTable: whole.tableCount - 1).reversed() where mask[row] != 0 {
        survives = true
        break
      }
    }
    lastTableSurvives = survives
  }
}

extension CutBatch {
  /// The tables that have rows. Errors: `MemoryExhausted`.
  init(withoutEmptyTablesOf whole: Batch, budget: MemoryBudget?) throws {
    batch = try whole.withoutEmptyTables(budget: budget)
    tableCount = whole.tableCount
    continuesTable = whole.continuesTable
    lastTableSurvives =
      whole.tableCount > 0 && !whole.rows(ofTable: whole.tableCount - 1).isEmpty
  }
}

/// Keeps track, across batches, of whether the table at a batch's end has been handed on, for
/// steps that drop rows and the tables left without any.
struct OpenTable {
  private var isEmitted = false

  /// The cut batch, going on with a table only where that table has been handed on before.
  mutating func place(_ cut: CutBatch) -> Batch {
    let wasEmitted = cut.continuesTable && isEmitted
    isEmitted = cut.lastTableSurvives || (cut.tableCount <= 1 && wasEmitted)
    return cut.batch.with(continuesTable: cut.batch.continuesTable && wasEmitted)
  }

  /// The rows whose mask byte is not zero, without the tables that have none.
  /// Errors: `MemoryExhausted`.
  mutating func filter(
    _ batch: Batch, mask: UnsafePointer<UInt8>, budget: MemoryBudget?
  ) throws -> Batch {
    place(try CutBatch(batch, mask: mask, keepsEmptyTables: false, budget: budget))
  }

  /// The batch without the tables that have no rows. Errors: `MemoryExhausted`.
  mutating func withoutEmptyTables(_ batch: Batch, budget: MemoryBudget?) throws -> Batch {
    place(try CutBatch(withoutEmptyTablesOf: batch, budget: budget))
  }
}
