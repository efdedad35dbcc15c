import CKernels

/// The exact sum of floats, rounded once when it is read: so it depends on the set of values alone,
/// as Python's `math.fsum` does. Sums of parts merge without loss.
///
/// Most sums fit two doubles, which is what is kept; where they do not, a superaccumulator takes
/// over. An intermediate sum cannot overflow; the result is infinite only where the exact sum rounds
/// to infinity. Any NaN, or infinities of both signs, give NaN. A zero sum is +0.0, of negative
/// zeros too, for a sum starts from 0.0.
package struct ExactSum: Sendable {
  /// The exact sum is high + low (+ the limbs); |low| is at most half a unit of high's last place.
  private var high = 0.0
  private var low = 0.0
  /// `[KERNEL_LIMBS]`, carries propagated; empty until needed.
  private var limbs: [Int64] = []
  private var special = Special()

  /// Which values that are not finite were added.
  private struct Special: OptionSet {
    var rawValue: UInt8 = 0
    static let notANumber = Special(rawValue: 1)
    static let infinity = Special(rawValue: 2)
    static let negativeInfinity = Special(rawValue: 4)
  }

  package init() {}

  /// Complexity: O(1).
  package mutating func add(_ value: Double) {
    guard value.isFinite else { return addSpecial(value) }
    let (sum, rest) = twoSum(high, value)
    let (lowSum, lowRest) = twoSum(low, rest)
    if lowRest != 0 || !sum.isFinite {
      spill(high, low, value)
      return
    }
    (high, low) = twoSum(sum, lowSum)
    if !high.isFinite {
      high = 0
      low = 0
      spill(sum, lowSum, 0)
    }
  }

  /// Adds the present values. validity counts from the first value; nil where none is null.
  package mutating func add(_ values: UnsafeBufferPointer<Double>, validity: Validity?) {
    guard let start = values.baseAddress else { return }
    guard let validity else { return add(start, count: values.count, bound: nil) }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: blockMax) { present in
      guard let block = present.baseAddress else { return }
      var filled = 0
      for row in 0..<values.count {
        block[filled] = start[row]
        filled &+= validity.isValid(row) ? 1 : 0
        if filled == blockMax {
          add(block, count: filled, bound: nil)
          filled = 0
        }
      }
      add(block, count: filled, bound: nil)
    }
  }

  /// Adds values none of whose magnitudes passes `bound`, such as a segment's largest: one pass
  /// less. A wrong bound gives a wrong sum. Complexity: O(values).
  package mutating func add(_ values: UnsafeBufferPointer<Double>, magnitudeMax bound: Double) {
    guard let start = values.baseAddress else { return }
    add(start, count: values.count, bound: bound)
  }

  private mutating func add(_ values: UnsafePointer<Double>, count: Int, bound: Double?) {
    if count < 8 {
      for index in 0..<count { add(values[index]) }
      return
    }
    var start = 0
    while start < count {
      let length = min(blockMax, count &- start)
      let block = values + start
      var blockHigh = 0.0
      var blockLow = 0.0
      let outcome =
        if let bound {
          kernel_sum_block_bounded(block, length, bound, &blockHigh, &blockLow)
        } else {
          kernel_sum_block(block, length, &blockHigh, &blockLow)
        }
      if outcome == KERNEL_SUM_EXACT {
        add(blockHigh)
        add(blockLow)
      } else {
        addOneByOne(block, count: length)
      }
      start &+= length
    }
  }

  private mutating func addOneByOne(_ values: UnsafePointer<Double>, count: Int) {
    if limbs.isEmpty { limbs = [Int64](repeating: 0, count: Int(KERNEL_LIMBS)) }
    limbs.withUnsafeMutableBufferPointer { limbs in
      for index in 0..<count where values[index].isFinite {
        kernel_limbs_add(limbs.baseAddress, values[index])
      }
      kernel_limbs_carry(limbs.baseAddress)
    }
    for index in 0..<count where !values[index].isFinite { addSpecial(values[index]) }
  }

  private mutating func addSpecial(_ value: Double) {
    special.insert(value.isNaN ? .notANumber : value > 0 ? .infinity : .negativeInfinity)
  }

  /// Moves three finite parts to the limbs and starts the pair anew.
  private mutating func spill(_ first: Double, _ second: Double, _ third: Double) {
    high = 0
    low = 0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3) { parts in
      parts[0] = first
      parts[1] = second
      parts[2] = third
      guard let start = parts.baseAddress else { return }
      addOneByOne(start, count: 3)
    }
  }

  /// Adds what another sum holds, without loss.
  package mutating func merge(_ other: ExactSum) {
    special.formUnion(other.special)
    add(other.high)
    add(other.low)
    if other.limbs.isEmpty { return }
    if limbs.isEmpty {
      limbs = other.limbs
      return
    }
    for index in limbs.indices { limbs[index] &+= other.limbs[index] }
    limbs.withUnsafeMutableBufferPointer { kernel_limbs_carry($0.baseAddress) }
  }

  /// The nearest double to the exact sum, ties to even.
  package func rounded() -> Double {
    if special.contains(.notANumber) || special.isSuperset(of: [.infinity, .negativeInfinity]) {
      return .nan
    }
    if special.contains(.infinity) { return .infinity }
    if special.contains(.negativeInfinity) { return -.infinity }
    // Adding 0.0 turns a negative zero into a positive one.
    if limbs.isEmpty { return high + low + 0.0 }
    return allLimbs().withUnsafeBufferPointer { kernel_limbs_round($0.baseAddress) }
  }

  private func allLimbs() -> [Int64] {
    var all = limbs.isEmpty ? [Int64](repeating: 0, count: Int(KERNEL_LIMBS)) : limbs
    all.withUnsafeMutableBufferPointer { all in
      kernel_limbs_add(all.baseAddress, high)
      kernel_limbs_add(all.baseAddress, low)
      kernel_limbs_carry(all.baseAddress)
    }
    return all
  }

  /// Doubles whose exact sum this is, largest first, none zero; NaN and infinities come first. What
  /// is stored and sent between threads.
  package var expansion: [Double] {
    var parts: [Double] = []
    if special.contains(.notANumber) { parts.append(.nan) }
    if special.contains(.infinity) { parts.append(.infinity) }
    if special.contains(.negativeInfinity) { parts.append(-.infinity) }
    if limbs.isEmpty { return parts + [high, low].filter { $0 != 0 } }
    var rest = allLimbs()
    rest.withUnsafeMutableBufferPointer { rest in
      while true {
        var part = kernel_limbs_round(rest.baseAddress)
        if part == 0 { break }
        if part.isInfinite {
          part = part > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
        }
        parts.append(part)
        kernel_limbs_add(rest.baseAddress, -part)
        kernel_limbs_carry(rest.baseAddress)
      }
    }
    return parts
  }

  /// The sum of the doubles of an expansion.
  package init(expansion: [Double]) {
    for part in expansion { add(part) }
  }
}

private let blockMax = Int(KERNEL_SUM_BLOCK_MAX)

/// a + b as the rounded sum and what rounding lost. Source: Knuth, volume 2, 4.2.2, theorem B.
private func twoSum(_ a: Double, _ b: Double) -> (sum: Double, rest: Double) {
  let sum = a + b
  let bVirtual = sum - a
  let aVirtual = sum - bVirtual
  return (sum, (a - aVirtual) + (b - bVirtual))
}
