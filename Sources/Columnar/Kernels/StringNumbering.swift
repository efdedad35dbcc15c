/// Numbers distinct byte strings from 0 in the order in which they are first seen.
struct StringNumbering {
  private let seed: UInt64
  private var bytes: GrowingBuffer<UInt8>
  /// `[strings + 1]`
  private var offsets: GrowingBuffer<Int64>
  /// `[slots]`, a power of two: number + 1, or 0 where free.
  private var slots = [Int32](repeating: 0, count: 64)
  private var count = 0

  init(seed: UInt64, budget: MemoryBudget?) throws {
    self.seed = seed
    bytes = GrowingBuffer(budget: budget)
    offsets = GrowingBuffer(budget: budget)
    try offsets.append(0)
  }

  /// The number of a string, a new one where it was not seen. Errors: `MemoryExhausted`.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) throws -> Int32 {
    var slot = Int(truncatingIfNeeded: hashBytes(text, seed: seed) & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      if compareBytes(known(Int(slots[slot]) - 1), text) == 0 { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    try bytes.append(contentsOf: text)
    try offsets.append(Int64(bytes.count))
    count += 1
    slots[slot] = Int32(truncatingIfNeeded: count)
    if count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: count - 1)
  }

  private func known(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.values[Int(offsets[index])..<Int(offsets[index + 1])])
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [Int32](repeating: 0, count: size)
    for index in 0..<count {
      var slot = Int(truncatingIfNeeded: hashBytes(known(index), seed: seed) & UInt64(size - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
  }
}
