import Columnar

/// The validity of a column of known length: all present until a null is noted, and no memory
/// until then.
struct ValidityBuilder {
  let rowCount: Int
  private let budget: MemoryBudget?
  private var words: Buffer<UInt64>?

  init(rowCount: Int, budget: MemoryBudget?) {
    self.rowCount = rowCount
    self.budget = budget
  }

  private mutating func ready() throws -> UnsafeMutablePointer<UInt64> {
    if let words { return words.base }
    let count = (rowCount &+ 63) >> 6
    let made = try Buffer<UInt64>(capacity: count, budget: budget)
    made.base.update(repeating: ~0, count: max(count, 1))
    words = made
    return made.base
  }

  mutating func clear(_ row: Int) throws {
    let base = try ready()
    base[row >> 6] &= ~(1 << UInt64(row & 63))
  }

  mutating func clear(_ rows: Range<Int>) throws {
    let base = try ready()
    for row in rows { base[row >> 6] &= ~(1 << UInt64(row & 63)) }
  }

  /// Takes over the nulls of other rows.
  mutating func copy(_ validity: Validity, _ rows: Range<Int>, at start: Int) throws {
    var target = start
    for row in rows {
      if !validity.isValid(row) { try clear(target) }
      target &+= 1
    }
  }

  /// nil when there is no null.
  func finish() -> Validity? {
    guard let words else { return nil }
    return Validity(words: BufferSlice(words, count: words.capacity), count: rowCount)
  }
}

extension ColumnBuilder {
  /// Appends one value out of others of the same type.
  func append(_ values: Values, _ validity: Validity?, at index: Int) throws {
    if let validity, !validity.isValid(index) { return try appendNull() }
    switch values {
    case .words(let words): try append(word: words.pointer[index])
    case .bools(let bools): try append(bool: bools.pointer[index] != 0)
    case .strings(let strings): try append(utf8: strings.utf8(index))
    }
  }
}
