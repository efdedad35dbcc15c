import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `skew`: in table order, from moments updated in one pass.
///
/// Source: Terriberry (2007), updating formulas for higher moments.
final class SkewState: AggregateState {
  private let type: ColumnType
  private var first: GrowingBuffer<Double>
  private var second: GrowingBuffer<Double>
  private var third: GrowingBuffer<Double>

  init(_ type: ColumnType, _ budget: MemoryBudget?) {
    self.type = type
    first = GrowingBuffer(budget: budget)
    second = GrowingBuffer(budget: budget)
    third = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override func growValues(by missing: Int) throws {
    try first.append(repeating: 0, count: missing)
    try second.append(repeating: 0, count: missing)
    try third.append(repeating: 0, count: missing)
  }

  override func resetValues(keeping slots: Range<Int>) throws {
    first.keep(slots)
    second.keep(slots)
    third.keep(slots)
  }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    var (m1, m2, m3) = (first[slot], second[slot], third[slot])
    var present = counts[slot]
    let before = present
    for row in rows where column.isValid(row) {
      let seen = Double(present)
      present &+= 1
      let count = Double(present)
      let delta = floatValue(words[row], type) - m1
      let share = delta / count
      let term = delta * share * seen
      m3 += term * share * (count - 2) - 3 * share * m2
      m2 += term
      m1 += share
    }
    first[slot] = m1
    second[slot] = m2
    third[slot] = m3
    count(Int(present &- before), slot: slot)
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    let present = counts[slot]
    if present == 0 { return try builder.appendNull() }
    let result =
      present < 2 ? Double.nan : Double(present).squareRoot() * third[slot] / pow(second[slot], 1.5)
    try builder.append(word: result.bitPattern)
  }
}
