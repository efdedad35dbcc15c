import Columnar

/// Numbers the (key, window) pairs that have rows, in the order in which they are first seen.
///
/// Keeps 12 bytes a pair and 8 to 16 of a hash table; there is no heap object per pair.
struct KeyedWindowSlots {
  /// `[slots]`
  private var keys: GrowingBuffer<Int32>
  /// The window of each slot; -1 is the table of the whole range. `[slots]`
  private(set) var windows: GrowingBuffer<Int64>
  /// Open addressing with linear probing, at most half full; -1 is free. `[power of two]`
  private var places: GrowingBuffer<Int32>
  private var last = -1
  private let budget: MemoryBudget?

  init(budget: MemoryBudget?) throws {
    self.budget = budget
    keys = GrowingBuffer(budget: budget)
    windows = GrowingBuffer(budget: budget)
    places = GrowingBuffer(budget: budget)
    try places.append(repeating: -1, count: 64)
  }

  var count: Int { windows.count }

  /// The slot of a pair. Complexity: O(1) expected. Errors: `MemoryExhausted`.
  mutating func slot(ofKey key: Int32, window: Int64) throws -> Int {
    // Sorted rows stay in a window or go on to the next, which came next before too.
    for guess in [last, last &+ 1] where isPair(key, window, at: guess) {
      last = guess
      return guess
    }
    var place = firstPlace(key, window)
    while places[place] >= 0 {
      let known = Int(places[place])
      if isPair(key, window, at: known) {
        last = known
        return known
      }
      place = (place &+ 1) & (places.count &- 1)
    }
    last = windows.count
    try keys.append(key)
    try windows.append(window)
    places[place] = Int32(truncatingIfNeeded: last)
    if windows.count &* 2 > places.count { try rehash() }
    return last
  }

  private func isPair(_ key: Int32, _ window: Int64, at slot: Int) -> Bool {
    slot >= 0 && slot < windows.count && windows[slot] == window && keys[slot] == key
  }

  private func firstPlace(_ key: Int32, _ window: Int64) -> Int {
    var hash = UInt64(bitPattern: window) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ UInt64(UInt32(bitPattern: key))) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash) & (places.count &- 1)
  }

  private mutating func rehash() throws {
    var larger = GrowingBuffer<Int32>(budget: budget)
    try larger.append(repeating: -1, count: places.count &* 2)
    places = larger
    for slot in 0..<windows.count {
      var place = firstPlace(keys[slot], windows[slot])
      while places[place] >= 0 { place = (place &+ 1) & (places.count &- 1) }
      places[place] = Int32(truncatingIfNeeded: slot)
    }
  }

  /// The slots key by key, each key's as they came. Complexity: O(slots + keys).
  /// - Returns: the slots, `[slots]`, and where those of each key begin, `[keys + 1]`.
  func byKey(keyCount: Int) throws -> (slots: GrowingBuffer<Int32>, starts: GrowingBuffer<Int32>) {
    var starts = GrowingBuffer<Int32>(budget: budget)
    try starts.append(repeating: 0, count: keyCount &+ 1)
    for key in keys.values { starts[Int(key) &+ 1] &+= 1 }
    for key in 0..<keyCount { starts[key &+ 1] &+= starts[key] }
    var next = GrowingBuffer<Int32>(budget: budget)
    try next.append(contentsOf: starts.values)
    var slots = GrowingBuffer<Int32>(budget: budget)
    try slots.append(repeating: 0, count: keys.count)
    for (slot, key) in keys.values.enumerated() {
      slots[Int(next[Int(key)])] = Int32(truncatingIfNeeded: slot)
      next[Int(key)] &+= 1
    }
    return (slots, starts)
  }
}
