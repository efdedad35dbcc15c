/// Numbers distinct byte strings from 0 in the order in which they are first seen.
struct StringNumbering {
  private let seed: UInt64
  private var bytes: GrowableBuffer<UInt8>
  /// `[strings + 1]`
  private var offsets: GrowableBuffer<Int64>
  /// `[slots]`, a power of two: number + 1, or 0 where free.
  private var slots = [Int32](repeating: 0, count: 64)
  private var count = 0

  init(seed: UInt64, budget: MemoryBudget?) throws {
    self.seed = seed
    bytes = try GrowableBuffer(budget: budget)
    offsets = try GrowableBuffer(budget: budget)
    try offsets.append(0)
  }

  /// The number of a string, a new one where it was not seen. Errors: `MemoryExhausted`.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) throws -> Int32 {
    var slot = Int(truncatingIfNeeded: hashBytes(text, seed: seed) & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      if compareBytes(known(Int(slots[slot]) - 1), text) == 0 { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    if let start = text.baseAddress { try bytes.append(contentsOf: start, count: text.count) }
    try offsets.append(Int64(bytes.count))
    count += 1
    slots[slot] = Int32(truncatingIfNeeded: count)
    if count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: count - 1)
  }

  private func known(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets.buffer.base[index])
    let end = Int(offsets.buffer.base[index + 1])
    return UnsafeBufferPointer(start: bytes.buffer.base + start, count: end - start)
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
