import Columnar

/// Distinct strings with the order of their first appearance as code.
package struct CSVStringTable {
  private var bytes: [UInt8] = []
  private var offsets: [Int64] = [0]
  /// Code + 1 of the string in a slot, 0 for a free one; open addressing, at most half full.
  private var slots = [Int32](repeating: 0, count: 64)
  private var previous: Int32 = -1

  package init() {}

  package var count: Int { offsets.count - 1 }

  /// The code of a string, a new one where it was not seen before. Complexity: O(bytes).
  package mutating func code(of utf8: UnsafeBufferPointer<UInt8>) -> Int32 {
    if previous >= 0, equals(Int(previous), utf8) { return previous }
    var slot = Int(truncatingIfNeeded: hash(utf8)) & (slots.count &- 1)
    while slots[slot] != 0 {
      let code = slots[slot] &- 1
      if equals(Int(code), utf8) {
        previous = code
        return code
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    let code = Int32(truncatingIfNeeded: count)
    bytes.append(contentsOf: utf8)
    offsets.append(Int64(bytes.count))
    slots[slot] = code &+ 1
    if count * 2 > slots.count { rehash() }
    previous = code
    return code
  }

  private func equals(_ code: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[code])
    guard Int(offsets[code &+ 1]) &- start == utf8.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      var index = 0
      while index < utf8.count {
        if all[start &+ index] != utf8[index] { return false }
        index &+= 1
      }
      return true
    }
  }

  private func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return value ^ value >> 29
  }

  private mutating func rehash() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for code in 0..<count {
      let range = Int(offsets[code])..<Int(offsets[code + 1])
      var slot = bytes.withUnsafeBufferPointer {
        Int(truncatingIfNeeded: hash(UnsafeBufferPointer(rebasing: $0[range])))
      }
      slot &= slots.count - 1
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: code) + 1
    }
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
