import Columnar

/// `sum` of ints or uints: wraps on overflow, keeps the type.
class IntegerSumState: AggregateState {
  let type: ColumnType
  /// The sums modulo 2^64. `[slots]`
  private var sums: GrowingBuffer<UInt64>

  init(_ type: ColumnType, _ budget: MemoryBudget?) {
    self.type = type
    sums = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override var resultType: ColumnType { type }

  final override func growValues(by missing: Int) throws {
    try sums.append(repeating: 0, count: missing)
  }

  final override func resetValues(keeping slots: Range<Int>) throws { sums.keep(slots) }

  final override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    var sum: UInt64 = 0
    if let validity = column.validity {
      var present = 0
      for row in rows where validity.isValid(row) {
        sum &+= words[row]
        present &+= 1
      }
      count(present, slot: slot)
    } else {
      for row in rows { sum &+= words[row] }
      count(rows.count, slot: slot)
    }
    sums[slot] &+= sum
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: sum(slot))
  }

  final func sum(_ slot: Int) -> UInt64 { sums[slot] }
}

/// `mean` of ints or uints: their wrapping sum as a float, divided by the count.
final class IntegerMeanState: IntegerSumState {
  override var resultType: ColumnType { .float }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    let total = type == .int ? Double(Int64(bitPattern: sum(slot))) : Double(sum(slot))
    try builder.append(word: (total / Double(counts[slot])).bitPattern)
  }
}
