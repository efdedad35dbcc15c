extension Validity {
  /// A bitmap for `count` rows with every bit set. Errors: `MemoryExhausted`.
  static func makeWords(
    count: Int, budget: MemoryBudget?
  ) throws(MemoryExhausted) -> Buffer<UInt64> {
    let words = max(1, (count &+ 63) >> 6)
    let buffer = try Buffer<UInt64>(capacity: words, budget: budget)
    buffer.base.update(repeating: ~0, count: words)
    return buffer
  }

  /// A bitmap over words that makeWords gave; nil when it holds no null.
  static func finished(_ words: Buffer<UInt64>, count: Int) -> Validity? {
    let validity = Validity(words: BufferSlice(words, count: words.capacity), count: count)
    return validity.validCount == count ? nil : validity
  }

  /// A bitmap from one byte a row, nonzero = present; nil when no row is null.
  package static func fromMask(
    _ mask: UnsafePointer<UInt8>, count: Int, budget: MemoryBudget?
  ) throws -> Validity? {
    let words = try makeWords(count: count, budget: budget)
    var row = 0
    var word = 0
    while row < count {
      let end = min(row &+ 64, count)
      var bits: UInt64 = 0
      var bit: UInt64 = 1
      for position in row..<end {
        if mask[position] != 0 { bits |= bit }
        bit = bit &<< 1
      }
      words.base[word] = bits
      word &+= 1
      row = end
    }
    return finished(words, count: count)
  }

  /// Present rows among `range`. Complexity: O(rows / 64).
  package func validCount(in range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    let first = offset &+ range.lowerBound
    let last = offset &+ range.upperBound &- 1
    let pointer = words.pointer
    let head = ~UInt64(0) &<< UInt64(first & 63)
    let tail = ~UInt64(0) &>> UInt64(63 &- (last & 63))
    if first >> 6 == last >> 6 { return (pointer[first >> 6] & head & tail).nonzeroBitCount }
    var total = (pointer[first >> 6] & head).nonzeroBitCount
    for word in (first >> 6 &+ 1)..<(last >> 6) { total &+= pointer[word].nonzeroBitCount }
    return total &+ (pointer[last >> 6] & tail).nonzeroBitCount
  }

  /// Present rows of the whole bitmap.
  package var validCount: Int { validCount(in: 0..<count) }

  /// Rows where both are present; nil stands for "no nulls". Errors: `MemoryExhausted`.
  package static func both(
    _ first: Validity?, _ second: Validity?, budget: MemoryBudget?
  ) throws -> Validity? {
    guard let first else { return second }
    guard let second else { return first }
    let result = try makeWords(count: first.count, budget: budget)
    for word in 0..<result.capacity {
      result.base[word] = first.alignedWord(word) & second.alignedWord(word)
    }
    return finished(result, count: first.count)
  }

  /// The presence of rows `64 * index ..< 64 * index + 64`, row 0 lowest; bits past the count are
  /// arbitrary.
  func alignedWord(_ index: Int) -> UInt64 {
    let position = offset &+ index &* 64
    let shift = UInt64(position & 63)
    let word = position >> 6
    let low = words.pointer[word] &>> shift
    if shift == 0 || word &+ 1 >= words.count { return low }
    return low | words.pointer[word &+ 1] &<< (64 &- shift)
  }
}

/// Clears one bit of a bitmap under construction.
func clearBit(_ words: UnsafeMutablePointer<UInt64>, _ row: Int) {
  words[row >> 6] &= ~(1 &<< UInt64(row & 63))
}
