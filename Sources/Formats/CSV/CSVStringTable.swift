import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Distinct strings with the order of their first appearance as code.
package struct CSVStringTable {
  private var bytes: [UInt8] = []
  private var offsets: [Int64] = [0]
  /// Half of a string's hash above its code + 1, 0 for a free slot; open addressing, at most half
  /// full. With the hash at hand, strange strings are rarely compared and none is read to grow.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var previous = -1

  package init() {}

  package var count: Int { offsets.count - 1 }

  /// The code of a string, a new one where it was not seen before. Complexity: O(bytes).
  package mutating func code(of utf8: UnsafeBufferPointer<UInt8>) -> Int32 {
    // Lines of one series follow one another, or those of all series in the same order.
    for guess in previous...(previous &+ 1) where guess >= 0 && guess < count {
      if equals(guess, utf8) {
        previous = guess
        return Int32(truncatingIfNeeded: guess)
      }
    }
    let half = hashBytes(utf8, seed: Self.seed) >> 32
    var slot = Int(half) & (slots.count &- 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] >> 32 == half, equals(code, utf8) {
        previous = code
        return Int32(truncatingIfNeeded: code)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    previous = count
    bytes.append(contentsOf: utf8)
    offsets.append(Int64(bytes.count))
    slots[slot] = half << 32 | UInt64(count)
    if count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: previous)
  }

  private func equals(_ code: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[code])
    guard Int(offsets[code &+ 1]) &- start == utf8.count else { return false }
    guard let given = utf8.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { all in
      all.baseAddress.map { memcmp($0 + start, given, utf8.count) == 0 } ?? false
    }
  }

  /// Other than in the last run, so that no file can be made whose strings all share a slot.
  private static let seed = UInt64.random(in: 0 ... .max)

  private mutating func grow() {
    var grown = [UInt64](repeating: 0, count: slots.count * 4)
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & (grown.count &- 1)
      while grown[slot] != 0 { slot = (slot &+ 1) & (grown.count &- 1) }
      grown[slot] = entry
    }
    slots = grown
  }

  /// The distinct strings in code order.
  func values(budget: MemoryBudget?) throws -> StringValues {
    let text = try Buffer<UInt8>(capacity: bytes.count, budget: budget)
    bytes.withUnsafeBufferPointer { all in
      if let base = all.baseAddress { text.base.update(from: base, count: all.count) }
    }
    let ends = try Buffer<Int64>(capacity: offsets.count, budget: budget)
    offsets.withUnsafeBufferPointer { all in
      if let base = all.baseAddress { ends.base.update(from: base, count: all.count) }
    }
    return StringValues(
      offsets: BufferSlice(ends, count: offsets.count), bytes: BufferSlice(text, count: bytes.count)
    )
  }

  /// One string a row; a code of -1 gives an empty one.
  func values(budget: MemoryBudget?, codes: Buffer<Int32>, rows: Int) throws -> StringValues {
    let ends = try Buffer<Int64>(capacity: rows + 1, budget: budget)
    var total: Int64 = 0
    ends.base[0] = 0
    for row in 0..<rows {
      let code = Int(codes.base[row])
      if code >= 0 { total += offsets[code + 1] - offsets[code] }
      ends.base[row + 1] = total
    }
    let text = try Buffer<UInt8>(capacity: Int(total), budget: budget)
    bytes.withUnsafeBufferPointer { all in
      for row in 0..<rows {
        let code = Int(codes.base[row])
        guard code >= 0, let base = all.baseAddress else { continue }
        let start = Int(offsets[code])
        (text.base + Int(ends.base[row])).update(
          from: base + start, count: Int(offsets[code + 1]) - start)
      }
    }
    return StringValues(
      offsets: BufferSlice(ends, count: rows + 1), bytes: BufferSlice(text, count: Int(total)))
  }
}
