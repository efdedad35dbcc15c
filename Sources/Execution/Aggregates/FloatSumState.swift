import Columnar

/// `sum` of floats: the exact sum of the values, rounded once.
///
/// Source: error-free transformations after Shewchuk (1997); the same bits in any order.
class FloatSumState: AggregateState {
  private var sums: [ExactSum] = []

  final override func growValues(by missing: Int) throws {
    sums.append(contentsOf: repeatElement(ExactSum(), count: missing))
  }

  final override func resetValues(keeping slots: Range<Int>) throws {
    let kept = Array(sums[slots])
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: kept)
  }

  final override func add(_ column: PlainColumn?, rows: Range<Int>, slot: Int) throws {
    guard let column, let words = column.words, !rows.isEmpty else { return }
    let validity = column.validity?.slice(rows)
    let values = UnsafeRawPointer(words + rows.lowerBound).assumingMemoryBound(to: Double.self)
    sums[slot].add(UnsafeBufferPointer(start: values, count: rows.count), validity: validity)
    count(validity?.validCount ?? rows.count, slot: slot)
  }

  final override func add(_ column: PlainColumn?, _ rows: SlotRows) throws {
    guard let column, let words = column.words, column.validity == nil, let countsBase else {
      return try rows.forEachStretch { rows, slot in try add(column, rows: rows, slot: slot) }
    }
    let values = UnsafeRawPointer(words).assumingMemoryBound(to: Double.self)
    let slotCount = slotCount
    sums.withUnsafeMutableBufferPointer { sums in
      rows.forEachStretch { rows, slot in
        precondition(slot < slotCount, "every stretch has its slot")
        sums[slot].add(
          UnsafeBufferPointer(start: values + rows.lowerBound, count: rows.count), validity: nil)
        countsBase[slot] &+= Int64(rows.count)
      }
    }
  }

  final override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: result(exactSum(slot), count: counts[slot]).bitPattern)
  }

  /// Straight into a buffer where no result is null.
  final override func results(
    _ slots: UnsafeBufferPointer<Int32>, empty: EmptyWindowResult
  ) throws -> Column {
    guard slots.allSatisfy({ $0 >= 0 && counts[Int($0)] > 0 }) else {
      return try super.results(slots, empty: empty)
    }
    let words = try Buffer<UInt64>(capacity: slots.count, budget: budget)
    for (row, slot) in slots.enumerated() {
      words.base[row] = result(exactSum(Int(slot)), count: counts[Int(slot)]).bitPattern
    }
    return Column(
      type: .float, storage: .plain(.words(BufferSlice(words, count: slots.count)), nil))
  }

  final func exactSum(_ slot: Int) -> Double { sums[slot].rounded() }

  /// What the exact sum of at least one value comes to.
  func result(_ sum: Double, count: Int64) -> Double { sum }
}

/// `mean` of floats: the exactly rounded sum divided by the count.
final class FloatMeanState: FloatSumState {
  override func result(_ sum: Double, count: Int64) -> Double { sum / Double(count) }
}
