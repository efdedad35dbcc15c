import Columnar

/// `spread`: the largest value less the smallest, of the column's type.
final class SpreadState: AggregateState {
  private let type: ColumnType
  private var smallest: GrowingBuffer<UInt64>
  private var largest: GrowingBuffer<UInt64>

  init(_ type: ColumnType, _ budget: MemoryBudget?) {
    self.type = type
    smallest = GrowingBuffer(budget: budget)
    largest = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override var resultType: ColumnType { type }

  override func growValues(by missing: Int) throws {
    try smallest.append(repeating: 0, count: missing)
    try largest.append(repeating: 0, count: missing)
  }

  override func resetValues(keeping slots: Range<Int>) throws {
    smallest.keep(slots)
    largest.keep(slots)
  }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    var low = smallest[slot]
    var high = largest[slot]
    var present = counts[slot]
    let before = present
    for row in rows where column.isValid(row) {
      let word = words[row]
      if present == 0 || isLess(word, low) { low = word }
      if present == 0 || isLess(high, word) { high = word }
      present &+= 1
    }
    smallest[slot] = low
    largest[slot] = high
    count(Int(present &- before), slot: slot)
  }

  private func isLess(_ left: UInt64, _ right: UInt64) -> Bool {
    switch type {
    case .int: Int64(bitPattern: left) < Int64(bitPattern: right)
    case .float: Double(bitPattern: left) < Double(bitPattern: right)
    default: left < right
    }
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    let (low, high) = (smallest[slot], largest[slot])
    if type == .float {
      let spread = Double(bitPattern: high) - Double(bitPattern: low)
      try builder.append(word: spread.bitPattern)
    } else {
      try builder.append(word: high &- low)
    }
  }
}
