import Columnar

/// Stretches of a batch's rows and the slot that each goes into, in table order.
struct SlotRows {
  private(set) var starts: GrowingBuffer<Int32>
  private(set) var ends: GrowingBuffer<Int32>
  private(set) var slots: GrowingBuffer<Int32>

  init(budget: MemoryBudget?) {
    starts = GrowingBuffer(budget: budget)
    ends = GrowingBuffer(budget: budget)
    slots = GrowingBuffer(budget: budget)
  }

  var count: Int { slots.count }

  mutating func append(_ rows: Range<Int>, slot: Int) throws {
    try starts.append(Int32(truncatingIfNeeded: rows.lowerBound))
    try ends.append(Int32(truncatingIfNeeded: rows.upperBound))
    try slots.append(Int32(truncatingIfNeeded: slot))
  }

  /// As `append`, but rows that follow the last stretch, and go where it goes, make it longer.
  mutating func appendJoining(_ rows: Range<Int>, slot: Int) throws {
    let last = count &- 1
    if last >= 0, Int(slots[last]) == slot, Int(ends[last]) == rows.lowerBound {
      ends[last] = Int32(truncatingIfNeeded: rows.upperBound)
    } else {
      try append(rows, slot: slot)
    }
  }

  mutating func removeAll() {
    starts.removeAll()
    ends.removeAll()
    slots.removeAll()
  }

  /// Visits the stretches in order.
  @inline(__always)
  func forEachStretch(_ body: (_ rows: Range<Int>, _ slot: Int) throws -> Void) rethrows {
    guard let starts = starts.base, let ends = ends.base, let slots = slots.base else { return }
    for index in 0..<count {
      try body(Int(starts[index])..<Int(ends[index]), Int(slots[index]))
    }
  }
}
