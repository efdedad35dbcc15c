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

  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: exactSum(slot).bitPattern)
  }

  final func exactSum(_ slot: Int) -> Double { sums[slot].rounded() }
}

/// `mean` of floats: the exactly rounded sum divided by the count.
final class FloatMeanState: FloatSumState {
  override func append(slot: Int, to builder: ColumnBuilder) throws {
    if counts[slot] == 0 { return try builder.appendNull() }
    try builder.append(word: (exactSum(slot) / Double(counts[slot])).bitPattern)
  }
}
