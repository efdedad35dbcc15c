import Testing

@testable import Columnar

/// The exact sum as a big integer in units of the smallest double, rounded by hand.
private struct BigSum {
  /// Little-endian 32-bit digits of the two's complement value; wide enough for all tests.
  private var digits = [UInt32](repeating: 0, count: 72)

  mutating func add(_ value: Double) {
    var mantissa = value.significandBitPattern
    var shift = 0
    if value.exponentBitPattern > 0 {
      mantissa |= 1 << 52
      shift = Int(value.exponentBitPattern) - 1
    }
    var term = [UInt32](repeating: 0, count: 72)
    for bit in 0..<53 where mantissa >> UInt64(bit) & 1 == 1 {
      term[(bit + shift) / 32] |= 1 << UInt32((bit + shift) % 32)
    }
    if value.sign == .minus { term = Self.negated(term) }
    var carry: UInt64 = 0
    for index in digits.indices {
      let sum = UInt64(digits[index]) + UInt64(term[index]) + carry
      digits[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
  }

  private static func negated(_ digits: [UInt32]) -> [UInt32] {
    var carry: UInt64 = 1
    return digits.map {
      let sum = UInt64(~$0) + carry
      carry = sum >> 32
      return UInt32(truncatingIfNeeded: sum)
    }
  }

  func rounded() -> Double {
    let isNegative = digits[71] >> 31 == 1
    let magnitude = isNegative ? Self.negated(digits) : digits
    func bit(_ index: Int) -> Bool { magnitude[index / 32] >> UInt32(index % 32) & 1 == 1 }
    guard let highest = (0..<2304).last(where: bit) else { return 0 }
    let lowest = max(0, highest - 52)
    var mantissa: UInt64 = 0
    for index in (lowest...highest).reversed() { mantissa = mantissa << 1 | (bit(index) ? 1 : 0) }
    if lowest > 0, bit(lowest - 1) {
      let isMore = (0..<(lowest - 1)).contains(where: bit)
      if isMore || mantissa & 1 == 1 { mantissa += 1 }
    }
    var result = Double(mantissa)
    // Exact steps: the product of a double and a power of two, no smaller than the smallest double.
    if lowest > 2045 { return isNegative ? -.infinity : .infinity }
    result = Double(sign: .plus, exponent: lowest - 1074, significand: result)
    return isNegative ? -result : result
  }
}

@Suite struct ExactSumTests {
  private func oracle(_ values: [Double]) -> Double {
    var sum = BigSum()
    for value in values { sum.add(value) }
    return sum.rounded()
  }

  private func exact(_ values: [Double]) -> Double {
    var sum = ExactSum()
    values.withUnsafeBufferPointer { sum.add($0, validity: nil) }
    return sum.rounded()
  }

  /// Values of different spread: same scale, many scales, cancelling, tiny, huge.
  private func values(kind: Int, count: Int, _ random: inout SplitMix64) -> [Double] {
    (0..<count).map { index in
      let unit = Double.random(in: -1...1, using: &random)
      switch kind {
      case 0: return (unit * 50_000).rounded() / 100
      case 1:
        return Double(
          sign: .plus, exponent: Int.random(in: -300...300, using: &random), significand: unit)
      case 2: return index % 2 == 0 ? 1e16 + unit : -1e16
      case 3: return Double(bitPattern: random.next() & 0x000F_FFFF_FFFF_FFFF)
      case 4: return unit * 1.7e308
      case 5:
        return Double(
          sign: .plus, exponent: Int.random(in: -20...20, using: &random), significand: unit)
      default: return [-0.0, 0.0, 1.5, -1.5][Int.random(in: 0..<4, using: &random)]
      }
    }
  }

  @Test(arguments: 0..<7) func equalsTheBigIntegerSum(kind: Int) {
    var random = SplitMix64(seed: UInt64(kind) + 1)
    for count in [0, 1, 2, 7, 8, 31, 33, 100, 1023, 1024, 1025, 2500] {
      let values = values(kind: kind, count: count, &random)
      let expected = oracle(values)
      #expect(exact(values).bitPattern == expected.bitPattern, "kind \(kind), \(count) values")
      var single = ExactSum()
      for value in values { single.add(value) }
      #expect(single.rounded().bitPattern == expected.bitPattern)
      #expect(exact(values.shuffled(using: &random)).bitPattern == expected.bitPattern)
      let bound = values.map(\.magnitude).max() ?? 0
      var bounded = ExactSum()
      values.withUnsafeBufferPointer { bounded.add($0, magnitudeMax: bound) }
      #expect(bounded.rounded().bitPattern == expected.bitPattern)
      // In parts, through the stored form.
      let middle = count / 3
      var left = ExactSum()
      Array(values[..<middle]).withUnsafeBufferPointer { left.add($0, validity: nil) }
      var right = ExactSum()
      for value in values[middle...] { right.add(value) }
      var merged = ExactSum(expansion: left.expansion)
      merged.merge(ExactSum(expansion: right.expansion))
      #expect(merged.rounded().bitPattern == expected.bitPattern)
      right.merge(left)
      #expect(right.rounded().bitPattern == expected.bitPattern)
    }
  }

  @Test func intermediateOverflowIsNone() {
    let huge = Double.greatestFiniteMagnitude
    #expect(exact([huge, huge, -huge, -huge, 1]) == 1)
    #expect(exact([huge, huge, -huge]) == huge)
    #expect(exact([huge, huge]) == .infinity)
    #expect(exact([-huge, -huge]) == -.infinity)
    #expect(
      exact([Double](repeating: huge, count: 40) + [Double](repeating: -huge, count: 39)) == huge)
    // Half a unit beyond the largest double rounds to infinity, less does not.
    #expect(exact([huge, huge.ulp / 2]) == .infinity)
    #expect(exact([huge, (huge.ulp / 2).nextDown]) == huge)
  }

  @Test func specialValues() {
    #expect(exact([1, .nan, 2]).isNaN)
    #expect(exact([.infinity, 1]) == .infinity)
    #expect(exact([-.infinity, 1]) == -.infinity)
    #expect(exact([.infinity, -.infinity]).isNaN)
    #expect(exact([Double](repeating: 1, count: 40) + [.infinity]) == .infinity)
    #expect(exact([-0.0, -0.0]).sign == .plus)
    #expect(exact([]).bitPattern == 0)
    #expect(
      ExactSum(expansion: ExactSum(expansion: [.infinity, 2]).expansion).rounded() == .infinity)
  }

  @Test func nullsDoNotCountAndTablesSumAlone() throws {
    var random = SplitMix64(seed: 5)
    let values = values(kind: 5, count: 3000, &random)
    let mask = values.map { _ in UInt8.random(in: 0...2, using: &random) }
    let validity = try #require(try Validity.fromMask(mask, count: 3000, budget: nil))
    let slice = validity.slice(13..<2900)
    var sum = ExactSum()
    Array(values[13..<2900]).withUnsafeBufferPointer { sum.add($0, validity: slice) }
    let present = (13..<2900).filter { mask[$0] != 0 }.map { values[$0] }
    #expect(sum.rounded() == oracle(present))
  }
}
