import Columnar

/// Stands in for Columnar's exact sum until that is merged: the partial sums of Shewchuk (1997).
struct ExactSum: Sendable {
  private var partials: [Double] = []
  private var special = 0.0

  mutating func add(_ value: Double) {
    if !value.isFinite {
      special += value
      return
    }
    var kept = 0
    var x = value
    for index in partials.indices {
      var y = partials[index]
      if abs(x) < abs(y) { swap(&x, &y) }
      let high = x + y
      let low = y - (high - x)
      if low != 0 {
        partials[kept] = low
        kept += 1
      }
      x = high
    }
    partials.removeSubrange(kept...)
    partials.append(x)
  }

  mutating func add(_ values: UnsafeBufferPointer<Double>, validity: Validity?) {
    for (row, value) in values.enumerated() where validity?.isValid(row) ?? true { add(value) }
  }

  func rounded() -> Double {
    if special != 0 || special.isNaN { return special }
    var sum = 0.0
    for partial in partials.reversed() { sum += partial }
    return sum
  }
}

/// Stands in for Columnar's sort until that is merged.
func permutationSorting(
  _ batch: Batch, rows: Range<Int>, by columns: [(index: Int, descending: Bool)],
  nullsFirst: Bool, budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  let table = batch.table(ofRow: rows.lowerBound)
  let sorted = rows.sorted { first, second in
    for (index, descending) in columns {
      let a = batch.scalar(column: index, row: first, table: table)
      let b = batch.scalar(column: index, row: second, table: table)
      if a == .null || b == .null {
        if a == b { continue }
        return (a == .null) == nullsFirst
      }
      let order = compareScalars(a, b)
      if order != 0 { return descending ? order > 0 : order < 0 }
    }
    return first < second
  }
  return try .copying(sorted.map { Int32(truncatingIfNeeded: $0) }, budget: budget)
}
