import Columnar

/// Collects the cells of one column of one batch; strings become dictionary codes.
final class CSVColumnBuilder {
  let type: ColumnType
  private let capacity: Int
  private let budget: MemoryBudget?
  private var words: Buffer<UInt64>?
  private var bools: Buffer<UInt8>?
  private var codes: Buffer<Int32>?
  private var present: Buffer<UInt64>
  private var nullCount = 0
  private var strings = CSVStringTable()

  /// Room for `capacity` rows. Errors: `MemoryExhausted`.
  init(type: ColumnType, capacity: Int, budget: MemoryBudget?) throws {
    self.type = type
    self.capacity = capacity
    self.budget = budget
    present = try Buffer(capacity: (capacity + 63) / 64, budget: budget)
    present.base.update(repeating: ~0, count: present.capacity)
    switch type {
    case .bool: bools = try Buffer(capacity: capacity, budget: budget)
    case .string: codes = try Buffer(capacity: capacity, budget: budget)
    default: words = try Buffer(capacity: capacity, budget: budget)
    }
  }

  func setNull(_ row: Int) {
    nullCount &+= 1
    present.base[row >> 6] &= ~(1 << UInt64(row & 63))
    words?.base[row] = 0
    bools?.base[row] = 0
    codes?.base[row] = -1
  }

  func set(_ row: Int, word: UInt64) { words?.base[row] = word }
  func set(_ row: Int, bool: Bool) { bools?.base[row] = bool ? 1 : 0 }
  func set(_ row: Int, utf8: UnsafeBufferPointer<UInt8>) {
    codes?.base[row] = strings.code(of: utf8)
  }

  /// The column of the first `rows` rows; the builder is used up.
  func finish(rows: Int) throws -> Column {
    let validity =
      nullCount == 0
      ? nil : Validity(words: BufferSlice(present, count: present.capacity), count: rows)
    if let words {
      return Column(type: type, storage: .plain(.words(BufferSlice(words, count: rows)), validity))
    }
    if let bools {
      return Column(type: type, storage: .plain(.bools(BufferSlice(bools, count: rows)), validity))
    }
    guard let codes else { preconditionFailure("a column builder without values") }
    if strings.count > 256, strings.count > rows / 2 {
      let values = try strings.values(budget: budget, codes: codes, rows: rows)
      return Column(type: .string, storage: .plain(.strings(values), validity))
    }
    return Column(
      type: .string,
      storage: .dictionary(
        codes: BufferSlice(codes, count: rows), dictionary: try strings.values(budget: budget)))
  }
}
