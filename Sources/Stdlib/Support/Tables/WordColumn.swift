import Columnar

/// The cells of an int, uint, float or time column of one batch, one word a row.
struct WordColumn {
  let type: ColumnType
  private let words: BufferSlice<UInt64>
  private let validity: Validity?

  /// nil for a bool or string column. Errors: `MemoryExhausted`.
  init?(_ batch: Batch, _ index: Int, budget: MemoryBudget?) throws {
    let column = batch.columns[index]
    let flat = try column.flattened(batch.tableStarts, budget: budget)
    guard case .plain(.words(let words), let validity) = flat.storage else { return nil }
    type = column.type
    self.words = words
    self.validity = validity
  }

  var hasNulls: Bool { validity != nil }

  /// The bits of all rows, as long as the column lives.
  var pointer: UnsafePointer<UInt64> { words.pointer }

  func isNull(_ row: Int) -> Bool { validity.map { !$0.isValid(row) } ?? false }

  /// The bits; arbitrary for a null.
  func word(_ row: Int) -> UInt64 { words.pointer[row] }
  func int(_ row: Int) -> Int64 { Int64(bitPattern: words.pointer[row]) }

  /// The number as a float; arbitrary for a null.
  func float(_ row: Int) -> Double {
    switch type {
    case .float: Double(bitPattern: words.pointer[row])
    case .uint: Double(words.pointer[row])
    default: Double(int(row))
    }
  }

  /// Whether a cell is below an earlier one; both not null.
  func falls(from before: Int, to row: Int) -> Bool {
    switch type {
    case .float: float(row) < float(before)
    case .uint: word(row) < word(before)
    default: int(row) < int(before)
    }
  }

  /// A cell less an earlier one; both not null. Whole numbers are subtracted as such, since a float
  /// may hold neither of them; beyond 64 bits they wrap.
  func change(from before: Int, to row: Int) -> Double {
    if type == .float { return float(row) - float(before) }
    let isFall = falls(from: before, to: row)
    let size = isFall ? word(before) &- word(row) : word(row) &- word(before)
    let length = type == .uint ? Double(size) : Double(Int64(bitPattern: size))
    return isFall ? -length : length
  }

  /// nil for a null.
  func number(_ row: Int) -> Double? { isNull(row) ? nil : float(row) }
}
