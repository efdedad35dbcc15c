import Columnar

/// A column laid out row by row, with its pointers taken once for a hot loop.
///
/// Holds the column, so the pointers are valid as long as this lives.
struct PlainColumn {
  let column: Column
  let validity: Validity?
  /// The 8 bytes of an int, uint, float or time; nil for other types.
  let words: UnsafePointer<UInt64>?
  /// 0 or 1; bools only.
  let bools: UnsafePointer<UInt8>?
  let strings: StringValues?

  init(_ column: Column, of batch: Batch, budget: MemoryBudget?) throws {
    let plain = try column.flattened(batch.tableStarts, budget: budget)
    guard case .plain(let values, let validity) = plain.storage else {
      preconditionFailure("a flattened column is plain")
    }
    self.column = plain
    self.validity = validity
    switch values {
    case .words(let slice): (words, bools, strings) = (slice.pointer, nil, nil)
    case .bools(let slice): (words, bools, strings) = (nil, slice.pointer, nil)
    case .strings(let texts): (words, bools, strings) = (nil, nil, texts)
    }
  }

  func isValid(_ row: Int) -> Bool { validity?.isValid(row) ?? true }
}
