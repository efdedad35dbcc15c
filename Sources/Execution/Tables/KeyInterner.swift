import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers byte strings, here encoded group keys, in order of first appearance.
///
/// All keys lie in one arena; there is no heap object per key. Looking one up is O(bytes).
struct KeyInterner {
  private var bytes: GrowingBuffer<UInt8>
  /// `[keys + 1]`
  private var offsets: GrowingBuffer<Int64>
  private var hashes: GrowingBuffer<UInt64>
  /// Open addressing: key number + 1, 0 where free.
  private var slots: GrowingBuffer<Int32>

  init(budget: MemoryBudget?) throws {
    bytes = GrowingBuffer(budget: budget)
    offsets = GrowingBuffer(budget: budget)
    hashes = GrowingBuffer(budget: budget)
    slots = GrowingBuffer(budget: budget)
    try offsets.append(0)
    try slots.append(repeating: 0, count: 64)
  }

  /// Other than in the last run, so that no data can be made whose keys all share a slot.
  private static let seed = UInt64.random(in: 0 ... .max)

  var count: Int { hashes.count }

  /// Valid until the next `intern`.
  func key(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[number])
    let length = Int(offsets[number &+ 1]) &- start
    guard let base = bytes.base else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: base + start, count: length)
  }

  /// The number of a key, a new one for a key not seen yet.
  mutating func intern(_ key: UnsafeBufferPointer<UInt8>) throws -> (number: Int, isNew: Bool) {
    let hash = hashBytes(key, seed: Self.seed)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    guard let table = slots.base else { return (0, false) }
    while table[slot] != 0 {
      let number = Int(table[slot]) &- 1
      if hashes[number] == hash && equal(number, key) { return (number, false) }
      slot = (slot &+ 1) & mask
    }
    let number = hashes.count
    table[slot] = Int32(truncatingIfNeeded: number &+ 1)
    try bytes.append(contentsOf: key)
    try offsets.append(Int64(bytes.count))
    try hashes.append(hash)
    if hashes.count &* 2 > slots.count { try rehash() }
    return (number, true)
  }

  /// Negative when `left` sorts before `right`.
  func compare(_ left: Int, _ right: Int) -> Int {
    let a = key(left)
    let b = key(right)
    guard let aBase = a.baseAddress, let bBase = b.baseAddress else { return a.count &- b.count }
    let order = memcmp(aBase, bBase, min(a.count, b.count))
    return order != 0 ? Int(order) : a.count &- b.count
  }

  /// All key numbers in key order. `[keys]` Complexity: O(keys log keys).
  func sortedNumbers() -> [Int32] {
    var numbers = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    numbers.sort { compare(Int($0), Int($1)) < 0 }
    return numbers
  }

  private func equal(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let stored = self.key(number)
    guard stored.count == key.count else { return false }
    guard let left = stored.baseAddress, let right = key.baseAddress else { return true }
    return memcmp(left, right, key.count) == 0
  }

  private mutating func rehash() throws {
    let size = slots.count &* 4
    slots.removeAll()
    try slots.append(repeating: 0, count: size)
    guard let table = slots.base else { return }
    let mask = size &- 1
    for number in 0..<hashes.count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while table[slot] != 0 { slot = (slot &+ 1) & mask }
      table[slot] = Int32(truncatingIfNeeded: number &+ 1)
    }
  }
}
