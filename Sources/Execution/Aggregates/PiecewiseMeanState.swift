import Columnar

/// `mean` of ints or uints of whole tables, as upstream adds them up: the sum of each piece wraps
/// by itself, unless the piece has a null; the pieces are added as floats.
final class PiecewiseMeanState: AggregateState {
  private let type: ColumnType
  /// The sums of the pieces that have ended. `[slots]`
  private var totals: GrowingBuffer<Double>
  /// The open piece: its sum modulo 2^64, and the sum of the words' upper halves. `[slots]` each
  private var sums: GrowingBuffer<UInt64>
  private var upperSums: GrowingBuffer<Int64>
  /// Whether the open piece has a null. `[slots]`
  private var nulls: GrowingBuffer<Bool>
  /// The number of the open piece. `[slots]`
  private var pieces: GrowingBuffer<UInt64>

  init(_ type: ColumnType, _ budget: MemoryBudget?) {
    self.type = type
    totals = GrowingBuffer(budget: budget)
    sums = GrowingBuffer(budget: budget)
    upperSums = GrowingBuffer(budget: budget)
    nulls = GrowingBuffer(budget: budget)
    pieces = GrowingBuffer(budget: budget)
    super.init(budget: budget)
  }

  override var readsPieces: Bool { true }

  override func growValues(by missing: Int) throws {
    try totals.append(repeating: 0, count: missing)
    try sums.append(repeating: 0, count: missing)
    try upperSums.append(repeating: 0, count: missing)
    try nulls.append(repeating: false, count: missing)
    try pieces.append(repeating: 0, count: missing)
  }

  override func resetValues(keeping slots: Range<Int>) throws {
    totals.keep(slots)
    sums.keep(slots)
    upperSums.keep(slots)
    nulls.keep(slots)
    pieces.keep(slots)
  }

  override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words else { return }
    var sum: UInt64 = 0
    var upper: Int64 = 0
    var present = 0
    if let validity = column.validity {
      for row in rows where validity.isValid(row) {
        sum &+= words[row]
        upper &+= upperHalf(words[row])
        present &+= 1
      }
    } else {
      for row in rows {
        sum &+= words[row]
        upper &+= upperHalf(words[row])
      }
      present = rows.count
    }
    sums[slot] &+= sum
    upperSums[slot] &+= upper
    if present < rows.count { nulls[slot] = true }
    count(present, slot: slot)
  }

  private func upperHalf(_ word: UInt64) -> Int64 {
    type == .int ? Int64(bitPattern: word) >> 32 : Int64(word >> 32)
  }

  /// Before the first piece nothing has been added, so that its number is of no matter.
  override func beginPiece(_ number: UInt64, slot: Int) {
    if number != pieces[slot] { endPiece(slot: slot) }
    pieces[slot] = number
  }

  private func endPiece(slot: Int) {
    totals[slot] += nulls[slot] ? exactSum(slot) : wrappedSum(slot)
    sums[slot] = 0
    upperSums[slot] = 0
    nulls[slot] = false
  }

  private func wrappedSum(_ slot: Int) -> Double {
    type == .int ? Double(Int64(bitPattern: sums[slot])) : Double(sums[slot])
  }

  /// Lower halves add up to less than 64 bits, so the two sums say what the whole one is.
  private func exactSum(_ slot: Int) -> Double {
    let lower = sums[slot] &- UInt64(bitPattern: upperSums[slot]) << 32
    return Double(Int128(upperSums[slot]) << 32 + Int128(lower))
  }

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    endPiece(slot: slot)
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: (totals[slot] / Double(counts[slot])).bitPattern)
  }
}
