import CKernels

/// The least of all sort keys seen so far, at most `limit` of them: they tell which rows can still
/// be among the first of a sort.
package struct LeastKeys {
  /// A heap, the greatest first. `[limit]`
  private let heap: Buffer<UInt64>
  private let limit: Int
  private var count = 0

  /// limit: at least 1. Errors: `MemoryExhausted`.
  package init(limit: Int, budget: MemoryBudget?) throws {
    self.limit = max(limit, 1)
    heap = try Buffer(capacity: self.limit, budget: budget)
  }

  package mutating func removeAll() { count = 0 }

  /// Takes the keys of further rows and writes the positions of those that may be among the first
  /// `limit` of all rows, ascending; returns how many. Of equal keys the earlier ones come first.
  /// keepsEqual: rows as good as the last of the first stay too, for another column decides.
  /// keys and rows `[keys]`. Complexity: O(keys), and O(log limit) for each that enters.
  package mutating func add(
    _ keys: UnsafeBufferPointer<UInt64>, keepsEqual: Bool, into rows: UnsafeMutablePointer<Int32>
  ) -> Int {
    guard let base = keys.baseAddress else { return 0 }
    var found = 0
    var index = 0
    while index < keys.count {
      if count == limit {
        let (next, isGreatest) = heap.base[0].addingReportingOverflow(1)
        if !(keepsEqual && isGreatest) {
          index = kernel_next_below(base, index, keys.count, keepsEqual ? next : heap.base[0])
          if index == keys.count { break }
        }
      }
      rows[found] = Int32(truncatingIfNeeded: index)
      found &+= 1
      push(base[index])
      index &+= 1
    }
    if count < limit { return found }
    // Rows found early may have fallen behind later ones.
    var kept = 0
    for position in 0..<found {
      rows[kept] = rows[position]
      kept &+= base[Int(rows[position])] <= heap.base[0] ? 1 : 0
    }
    return kept
  }

  private mutating func push(_ key: UInt64) {
    if count < limit {
      var position = count
      count &+= 1
      while position > 0 {
        let parent = (position &- 1) / 2
        if heap.base[parent] >= key { break }
        heap.base[position] = heap.base[parent]
        position = parent
      }
      heap.base[position] = key
      return
    }
    if key >= heap.base[0] { return }
    var position = 0
    while true {
      var child = position &* 2 &+ 1
      if child >= count { break }
      if child &+ 1 < count, heap.base[child &+ 1] > heap.base[child] { child &+= 1 }
      if heap.base[child] <= key { break }
      heap.base[position] = heap.base[child]
      position = child
    }
    heap.base[position] = key
  }
}
