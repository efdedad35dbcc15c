import Testing

@testable import Columnar

@Suite struct KernelTests {
  private static let ints: [Int64] = [Int64.min, -7, -1, 0, 1, 3, 7, Int64.max]
  private static let floats = [-Double.infinity, -1.5, -0.0, 0.0, 0.5, 3, .infinity, .nan]

  /// All pairs of a list, long enough for vector lanes and a rest.
  private func pairs<Value>(_ values: [Value]) -> ([Value], [Value]) {
    var left: [Value] = []
    var right: [Value] = []
    for a in values {
      for b in values {
        left.append(a)
        right.append(b)
      }
    }
    return (left + left.prefix(5), right + right.prefix(5))
  }

  private func compute(
    _ operation: ArithmeticKernel, _ type: ColumnType, _ left: [UInt64], _ right: [UInt64],
    active: [UInt8]? = nil
  ) -> (result: [UInt64], failed: Int?) {
    var result = [UInt64](repeating: 0, count: left.count)
    let failed = left.withUnsafeBufferPointer { a in
      right.withUnsafeBufferPointer { b -> Int? in
        guard let a = a.baseAddress, let b = b.baseAddress else { return nil }
        return computeArithmetic(
          operation, type: type, .column(a), .column(b), count: left.count, active: active,
          into: &result)
      }
    }
    return (result, failed)
  }

  @Test func floatsFollowIEEE() {
    let (left, right) = pairs(Self.floats)
    let words = (left.map(\.bitPattern), right.map(\.bitPattern))
    for (operation, expected) in [
      (ArithmeticKernel.add, zip(left, right).map { $0 + $1 }),
      (.subtract, zip(left, right).map { $0 - $1 }), (.multiply, zip(left, right).map { $0 * $1 }),
      (.divide, zip(left, right).map { $0 / $1 }),
      (.modulo, zip(left, right).map { $0.truncatingRemainder(dividingBy: $1) }),
    ] {
      let (result, failed) = compute(operation, .float, words.0, words.1)
      #expect(failed == nil)
      for (word, value) in zip(result, expected) {
        #expect(value.isNaN ? Double(bitPattern: word).isNaN : word == value.bitPattern)
      }
    }
  }

  @Test func intsWrapAndDivideTowardsZero() {
    let (left, right) = pairs(Self.ints)
    let words = (left.map { UInt64(bitPattern: $0) }, right.map { UInt64(bitPattern: $0) })
    let sums = compute(.add, .int, words.0, words.1).result
    #expect(sums == zip(words.0, words.1).map { $0 &+ $1 })
    #expect(
      compute(.multiply, .uint, words.0, words.1).result == zip(words.0, words.1).map { $0 &* $1 })
    let active = right.map { UInt8($0 == 0 ? 0 : 1) }
    for operation in [ArithmeticKernel.divide, .modulo] {
      let (result, failed) = compute(operation, .int, words.0, words.1, active: active)
      #expect(failed == nil)
      for index in left.indices where right[index] != 0 {
        let (quotient, rest) =
          left[index].dividedReportingOverflow(by: right[index]).overflow
          ? (Int64.min, 0) : (left[index] / right[index], left[index] % right[index])
        #expect(Int64(bitPattern: result[index]) == (operation == .divide ? quotient : rest))
      }
      #expect(compute(operation, .int, words.0, words.1).failed == 3)
      #expect(compute(operation, .uint, words.0, words.1).failed == 3)
    }
  }

  @Test func comparisonsOfEveryTypeWithColumnsAndConstants() {
    let comparisons: [(ComparisonKernel, (Int) -> Bool)] = [
      (.equal, { $0 == 0 }), (.notEqual, { $0 != 0 }), (.less, { $0 < 0 }),
      (.lessOrEqual, { $0 <= 0 }), (.greater, { $0 > 0 }), (.greaterOrEqual, { $0 >= 0 }),
    ]
    let words = Self.ints.map { UInt64(bitPattern: $0) }
    for leftType in [ColumnType.int, .uint] {
      for rightType in [ColumnType.int, .uint] {
        for (comparison, holds) in comparisons {
          for constant in words {
            var result = [UInt8](repeating: 9, count: words.count)
            var mirrored = result
            words.withUnsafeBufferPointer { values in
              guard let values = values.baseAddress else { return }
              compareOperands(
                comparison, .column(values), leftType, .constant(constant), rightType, count: 8,
                into: &result)
              compareOperands(
                comparison, .constant(constant), rightType, .column(values), leftType, count: 8,
                into: &mirrored)
            }
            for (index, word) in words.enumerated() {
              let a = leftType == .int ? Int128(Int64(bitPattern: word)) : Int128(word)
              let b = rightType == .int ? Int128(Int64(bitPattern: constant)) : Int128(constant)
              #expect(result[index] == (holds(a < b ? -1 : a > b ? 1 : 0) ? 1 : 0))
              #expect(mirrored[index] == (holds(b < a ? -1 : b > a ? 1 : 0) ? 1 : 0))
            }
          }
        }
      }
    }
  }

  @Test func nothingComparesWithNaNButNotEqual() {
    let values = Self.floats.map(\.bitPattern)
    for (comparison, expected) in [
      (ComparisonKernel.equal, UInt8(0)), (.notEqual, 1), (.less, 0), (.lessOrEqual, 0),
      (.greater, 0), (.greaterOrEqual, 0),
    ] {
      var result = [UInt8](repeating: 9, count: 8)
      values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        compareOperands(
          comparison, .column(values), .float, .constant(Double.nan.bitPattern), .float, count: 8,
          into: &result)
      }
      #expect(result == [UInt8](repeating: expected, count: 8))
    }
  }

  @Test func logicOfNulls() {
    let left: [UInt8] = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    let right: [UInt8] = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    var result = [UInt8](repeating: 9, count: 9)
    Truth.and(left, right, count: 9, threeValued: false, into: &result)
    #expect(result == [0, 0, 0, 0, 1, 2, 0, 0, 0])
    Truth.or(left, right, count: 9, threeValued: false, into: &result)
    #expect(result == [0, 1, 2, 1, 1, 1, 0, 1, 2])
    Truth.and(left, right, count: 9, threeValued: true, into: &result)
    #expect(result == [0, 0, 0, 0, 1, 2, 0, 2, 2])
    Truth.or(left, right, count: 9, threeValued: true, into: &result)
    #expect(result == [0, 1, 2, 1, 1, 1, 2, 1, 2])
    Truth.not(left, count: 9, into: &result)
    #expect(result == [1, 1, 1, 0, 0, 0, 2, 2, 2])
    Truth.mask(left, count: 9, into: &result)
    #expect(result == [0, 0, 0, 1, 1, 1, 0, 0, 0])
  }

  @Test func conversions() {
    let floats = [1.9, -1.9, .nan, .infinity, -.infinity, 1e19, 1e20, -1e20, 0x1p63, -0x1p63]
    var result = [UInt64](repeating: 0, count: 10)
    convertFromFloat(floats.map(\.bitPattern), to: .int, count: 10, into: &result)
    let least = Int64.min
    #expect(
      result.map { Int64(bitPattern: $0) }
        == [1, -1, least, least, least, least, least, least, least, least])
    convertFromFloat(floats.map(\.bitPattern), to: .uint, count: 10, into: &result)
    let half: UInt64 = 1 << 63
    #expect(
      result == [
        1, UInt64.max, half, half, half, 10_000_000_000_000_000_000, half, half, half, half,
      ])
    convertToFloat([UInt64.max, half], type: .uint, count: 2, into: &result)
    #expect(result[..<2] == [0x1p64.bitPattern, 0x1p63.bitPattern])
    convertToFloat([UInt64.max, 5], type: .int, count: 2, into: &result)
    #expect(result[..<2] == [(-1.0).bitPattern, 5.0.bitPattern])
  }

  @Test func extremesAreTheFirstAndKeepALeadingNaN() throws {
    var random = SeededRandom(seed: 31)
    for type in [ColumnType.int, .uint, .float, .time] {
      for count in [1, 2, 15, 16, 17, 100] {
        for round in 0..<20 {
          let cells = (0..<count).map { _ in RandomBatch.value(type, nulls: false, &random) }
          let words = cells.map { $0.word ?? 0 }
          let mask = (0..<count).map { _ in
            UInt8(round % 2 == 0 ? 1 : Int.random(in: 0...1, using: &random))
          }
          let validity = try Validity.fromMask(mask, count: count, budget: nil)
          for wantsMax in [false, true] {
            var expected: Int?
            for row in (count / 3)..<count where mask[row] != 0 {
              guard let best = expected else {
                expected = row
                continue
              }
              let order: Bool =
                switch (cells[row], cells[best]) {
                case (.float(let a), .float(let b)): wantsMax ? a > b : a < b
                default:
                  wantsMax == (compareScalars(cells[row], cells[best]) > 0)
                    && compareScalars(cells[row], cells[best]) != 0
                }
              if order { expected = row }
            }
            let found = extremeRow(
              words, type: type, validity: validity, rows: (count / 3)..<count, wantsMax: wantsMax)
            #expect(found == expected)
          }
        }
      }
    }
  }
}
