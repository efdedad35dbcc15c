import CKernels

/// The values that would stand at two ranks if all were sorted: NaN first, then by value, -0.0
/// before 0.0; so they depend on the set of values alone.
///
/// parts: the values, in any order and division; 0 <= low <= high < how many there are.
/// Errors: `MemoryExhausted`. Complexity: O(values).
/// Source: Floyd and Rivest (1975), selection by a sample, where there are many.
package func valuesAtRanks(
  _ low: Int, _ high: Int, of parts: [UnsafeBufferPointer<Double>], budget: MemoryBudget?
) throws -> (low: Double, high: Double) {
  let total = parts.reduce(0) { $0 + $1.count }
  precondition(low >= 0 && low <= high && high < total, "the ranks lie among the values")
  var selection = try RankSelection(parts, total, budget)
  return try selection.values(low, high)
}

private struct RankSelection {
  private let parts: [UnsafeBufferPointer<Double>]
  private let total: Int
  private let budget: MemoryBudget?
  private let scratch: Buffer<Int64>

  /// More values than this are narrowed by a sample first.
  private static let wholeMax = 1 << 16
  private static let sampleCount = 4_096
  /// Places in the sorted sample to either side of where a rank is expected: four deviations.
  private static let sampleMargin = 128
  /// Values whose keys are made at a time.
  private static let stretch = 4_096

  init(_ parts: [UnsafeBufferPointer<Double>], _ total: Int, _ budget: MemoryBudget?) throws {
    self.parts = parts
    self.total = total
    self.budget = budget
    scratch = try Buffer(capacity: Self.stretch, budget: budget)
  }

  mutating func values(_ low: Int, _ high: Int) throws -> (low: Double, high: Double) {
    guard total > Self.wholeMax else { return try selectedFromAll(low, high) }
    let bounds = try expectedKeys(low, high)
    var below = 0
    var found = GrowingBuffer<Int64>(budget: budget)
    try found.reserve(Self.wholeMax)
    try forEachStretch { keys, count in
      try found.reserve(count)
      guard let base = found.base else { return }
      found.advance(
        by: kernel_collect_between(
          keys, count, bounds.lowerBound, bounds.upperBound, base + found.count, &below))
    }
    // A sample may mislead.
    guard low >= below, high < below &+ found.count else { return try selectedFromAll(low, high) }
    let keys = try found.finish()
    return try selected(low &- below, high &- below, of: keys.buffer, count: keys.count)
  }

  /// Two keys between which the ranks are expected.
  private func expectedKeys(_ low: Int, _ high: Int) throws -> ClosedRange<Int64> {
    let sample = try Buffer<Double>(capacity: Self.sampleCount, budget: budget)
    let step = total / Self.sampleCount
    var part = 0
    var partStart = 0
    // Not evenly spaced, as values may come in periods.
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in 0..<Self.sampleCount {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let position = index &* step &+ Int(state >> 33) % step
      while position >= partStart &+ parts[part].count {
        partStart &+= parts[part].count
        part &+= 1
      }
      sample.base[index] = parts[part][position &- partStart]
    }
    let sampleKeys = try Buffer<Int64>(capacity: Self.sampleCount, budget: budget)
    kernel_rank_keys(sample.base, Self.sampleCount, sampleKeys.base)
    var keys = UnsafeMutableBufferPointer(start: sampleKeys.base, count: Self.sampleCount)
    keys.sort()
    func place(_ rank: Int) -> Int {
      Int(Double(rank) / Double(total) * Double(Self.sampleCount))
    }
    let first = place(low) &- Self.sampleMargin
    let last = place(high) &+ Self.sampleMargin
    return (first < 0 ? Int64.min : keys[first])...(last < keys.count ? keys[last] : Int64.max)
  }

  private func selectedFromAll(_ low: Int, _ high: Int) throws -> (low: Double, high: Double) {
    let all = try Buffer<Int64>(capacity: total, budget: budget)
    var count = 0
    try forEachStretch { keys, length in
      (all.base + count).update(from: keys, count: length)
      count &+= length
    }
    return try selected(low, high, of: all, count: count)
  }

  private func selected(
    _ low: Int, _ high: Int, of keys: Buffer<Int64>, count: Int
  ) throws -> (low: Double, high: Double) {
    let scratch = try Buffer<Int64>(capacity: count, budget: budget)
    let first = kernel_select(keys.base, count, low, scratch.base)
    let second = low == high ? first : kernel_select(keys.base, count, high, scratch.base)
    return (kernel_rank_value(first), kernel_rank_value(second))
  }

  private func forEachStretch(_ body: (UnsafePointer<Int64>, Int) throws -> Void) throws {
    for part in parts {
      guard let base = part.baseAddress else { continue }
      for start in stride(from: 0, to: part.count, by: Self.stretch) {
        let count = min(Self.stretch, part.count &- start)
        kernel_rank_keys(base + start, count, scratch.base)
        try body(scratch.base, count)
      }
    }
  }
}
