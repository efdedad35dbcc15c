/// Rows in the order of a pattern-defeating quicksort by their ranks (Orson Peters, 2021, with the
/// limits and the pivots of Go's `sort.Sort`, which upstream's `join` sorts with). It is not stable;
/// this exact course decides in which order rows that tie come out.
///
/// rows: a stretch of rows; ranks: `[rows]` of their batch. Errors: `MemoryExhausted`.
/// Complexity: O(n log n).
package func patternSorted(
  _ rows: Range<Int>, ranks: BufferSlice<Int32>, budget: MemoryBudget?
) throws -> BufferSlice<Int32> {
  let items = try Buffer<PatternSort.Item>(capacity: rows.count, budget: budget)
  for (place, row) in rows.enumerated() {
    items.base[place] = PatternSort.Item(
      row: Int32(truncatingIfNeeded: row), rank: ranks.pointer[row])
  }
  PatternSort(UnsafeMutableBufferPointer(start: items.base, count: rows.count)).run()
  let sorted = try Buffer<Int32>(capacity: rows.count, budget: budget)
  for place in 0..<rows.count { sorted.base[place] = items.base[place].row }
  return BufferSlice(sorted, count: rows.count)
}

private struct PatternSort {
  struct Item: BitwiseCopyable {
    let row: Int32
    let rank: Int32
  }

  /// Sorted in place.
  private let items: UnsafeMutableBufferPointer<Item>

  init(_ items: UnsafeMutableBufferPointer<Item>) {
    self.items = items
  }

  private static let insertionMax = 12
  private static let nintherMin = 50
  private static let shiftingMin = 50
  private static let partialStepsMax = 5
  /// Swaps of a pivot's choice that say the range falls.
  private static let pivotSwapsMax = 12

  func run() {
    sort(0, items.count, limit: bitWidth(items.count))
  }

  private func bitWidth(_ number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount }

  private func isLess(_ a: Int, _ b: Int) -> Bool { items[a].rank < items[b].rank }

  /// Sorts `lower ..< upper`; after `limit` bad partitions a heap sort takes over.
  private func sort(_ first: Int, _ end: Int, limit badMax: Int) {
    var (lower, upper, limit) = (first, end, badMax)
    var wasBalanced = true
    var wasPartitioned = true
    while true {
      let count = upper - lower
      if count <= Self.insertionMax { return insertionSort(lower, upper) }
      if limit == 0 { return heapSort(lower, upper) }
      if !wasBalanced {
        breakPatterns(lower, upper)
        limit -= 1
      }
      var (pivot, direction) = choosePivot(lower, upper)
      if direction == .falling {
        var range = UnsafeMutableBufferPointer(rebasing: items[lower..<upper])
        range.reverse()
        pivot = upper - 1 - (pivot - lower)
        direction = .rising
      }
      if wasBalanced && wasPartitioned && direction == .rising && finishNearlySorted(lower, upper) {
        return
      }
      if lower > 0 && !isLess(lower - 1, pivot) {
        lower = partitionEqual(lower, upper, pivot)
        continue
      }
      let (middle, isPartitioned) = partition(lower, upper, pivot)
      wasPartitioned = isPartitioned
      let (left, right) = (middle - lower, upper - middle)
      wasBalanced = min(left, right) >= count / 8
      if left < right {
        sort(lower, middle, limit: limit)
        lower = middle + 1
      } else {
        sort(middle + 1, upper, limit: limit)
        upper = middle
      }
    }
  }

  private func insertionSort(_ lower: Int, _ upper: Int) {
    var index = lower + 1
    while index < upper {
      var place = index
      while place > lower && isLess(place, place - 1) {
        items.swapAt(place, place - 1)
        place -= 1
      }
      index += 1
    }
  }

  private func heapSort(_ lower: Int, _ upper: Int) {
    let count = upper - lower
    for root in stride(from: (count - 1) / 2, through: 0, by: -1) { siftDown(root, count, lower) }
    for last in stride(from: count - 1, through: 0, by: -1) {
      items.swapAt(lower, lower + last)
      siftDown(0, last, lower)
    }
  }

  private func siftDown(_ start: Int, _ count: Int, _ first: Int) {
    var root = start
    while true {
      var child = 2 * root + 1
      if child >= count { return }
      if child + 1 < count && isLess(first + child, first + child + 1) { child += 1 }
      if !isLess(first + root, first + child) { return }
      items.swapAt(first + root, first + child)
      root = child
    }
  }

  /// Scatters three items, by random numbers that the length seeds, so that no pattern stays.
  private func breakPatterns(_ lower: Int, _ upper: Int) {
    let count = upper - lower
    if count < 8 { return }
    var random = UInt64(count)
    let mask = (UInt64(1) << UInt64(bitWidth(count))) - 1
    let middle = lower + count / 4 * 2 - 1
    for offset in -1...1 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      var other = Int(truncatingIfNeeded: random & mask)
      if other >= count { other -= count }
      items.swapAt(middle + offset, lower + other)
    }
  }

  private enum Direction { case rising, falling, unknown }

  /// The middle one of three items, from 50 on of three medians of three.
  private func choosePivot(_ lower: Int, _ upper: Int) -> (pivot: Int, direction: Direction) {
    let count = upper - lower
    var swaps = 0
    var first = lower + count / 4
    var second = lower + count / 4 * 2
    var third = lower + count / 4 * 3
    if count >= 8 {
      if count >= Self.nintherMin {
        first = median(first - 1, first, first + 1, &swaps)
        second = median(second - 1, second, second + 1, &swaps)
        third = median(third - 1, third, third + 1, &swaps)
      }
      second = median(first, second, third, &swaps)
    }
    switch swaps {
    case 0: return (second, .rising)
    case Self.pivotSwapsMax: return (second, .falling)
    default: return (second, .unknown)
    }
  }

  private func median(_ a: Int, _ b: Int, _ c: Int, _ swaps: inout Int) -> Int {
    var (low, middle, high) = (a, b, c)
    func order(_ x: inout Int, _ y: inout Int) {
      if !isLess(y, x) { return }
      swap(&x, &y)
      swaps += 1
    }
    order(&low, &middle)
    order(&middle, &high)
    order(&low, &middle)
    return middle
  }

  /// Sorts a range that a few shifts can sort; false where that is not so.
  private func finishNearlySorted(_ lower: Int, _ upper: Int) -> Bool {
    var index = lower + 1
    for _ in 0..<Self.partialStepsMax {
      while index < upper && !isLess(index, index - 1) { index += 1 }
      if index == upper { return true }
      if upper - lower < Self.shiftingMin { return false }
      items.swapAt(index, index - 1)
      if index - lower >= 2 {
        var place = index - 1
        while place >= 1 && isLess(place, place - 1) {
          items.swapAt(place, place - 1)
          place -= 1
        }
      }
      if upper - index >= 2 {
        var place = index + 1
        while place < upper && isLess(place, place - 1) {
          items.swapAt(place, place - 1)
          place += 1
        }
      }
    }
    return false
  }

  /// Brings what equals the pivot to the front of a range without anything less; where it ends.
  private func partitionEqual(_ lower: Int, _ upper: Int, _ pivot: Int) -> Int {
    items.swapAt(lower, pivot)
    var (left, right) = (lower + 1, upper - 1)
    while true {
      while left <= right && !isLess(lower, left) { left += 1 }
      while left <= right && isLess(lower, right) { right -= 1 }
      if left > right { return left }
      items.swapAt(left, right)
      left += 1
      right -= 1
    }
  }

  /// Puts what is less than the pivot before it; where the pivot came to lie, and whether nothing
  /// had to move.
  private func partition(
    _ lower: Int, _ upper: Int, _ pivot: Int
  ) -> (middle: Int, isPartitioned: Bool) {
    items.swapAt(lower, pivot)
    var (left, right) = (lower + 1, upper - 1)
    var hasMoved = false
    while true {
      while left <= right && isLess(left, lower) { left += 1 }
      while left <= right && !isLess(right, lower) { right -= 1 }
      if left > right { break }
      items.swapAt(left, right)
      hasMoved = true
      left += 1
      right -= 1
    }
    items.swapAt(right, lower)
    return (right, !hasMoved)
  }
}
