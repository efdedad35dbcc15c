import Columnar

/// `stddev`: in table order, one pass.
///
/// Source: Welford (1962).
final class StddevState: AggregateState {
  private let type: ColumnType
  private let population: Bool
  private var means: GrowingBuffer<Double>
  /// Sums of squared differences from the mean. `[slots]`
  private var squares: GrowingBuffer<Double>

  init(_ type: ColumnType, population: Bool, _ budget: MemoryBudget?) {
    self.type = type
    self.population = population
    means = GrowingBuffer(budget: budget)
    squares = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override func growValues(by missing: Int) throws {
    try means.append(repeating: 0, count: missing)
    try squares.append(repeating: 0, count: missing)
  }

  override func resetValues(keeping slots: Range<Int>) throws {
    means.keep(slots)
    squares.keep(slots)
  }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    var mean = means[slot]
    var square = squares[slot]
    var present = counts[slot]
    let before = present
    for row in rows where column.isValid(row) {
      let value = floatValue(words[row], type)
      present &+= 1
      let delta = value - mean
      mean += delta / Double(present)
      square += delta * (value - mean)
    }
    means[slot] = mean
    squares[slot] = square
    count(Int(present &- before), slot: slot)
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    let present = counts[slot]
    if present == 0 { return try builder.appendNull() }
    let divisor = Double(population ? present : present &- 1)
    let result = divisor > 0 ? (squares[slot] / divisor).squareRoot() : Double.nan
    try builder.append(word: result.bitPattern)
  }
}

/// A number of any numeric column type as a float.
@inline(__always)
func floatValue(_ word: UInt64, _ type: ColumnType) -> Double {
  switch type {
  case .int: Double(Int64(bitPattern: word))
  case .uint: Double(word)
  default: Double(bitPattern: word)
  }
}
