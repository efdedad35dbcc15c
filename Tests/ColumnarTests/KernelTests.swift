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
  ) -> (result: [UInt64], isWhole: Bool) {
    var result = [UInt64](repeating: 0, count: left.count)
    let isWhole = computeArithmetic(
      operation, type: type, left, right, count: left.count, active: active, into: &result)
    return (result, isWhole)
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
      let (result, isWhole) = compute(operation, .float, words.0, words.1)
      #expect(isWhole)
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
      let (result, isWhole) = compute(operation, .int, words.0, words.1, active: active)
      #expect(isWhole)
      for index in left.indices where right[index] != 0 {
        let (quotient, rest) =
          left[index].dividedReportingOverflow(by: right[index]).overflow
          ? (Int64.min, 0) : (left[index] / right[index], left[index] % right[index])
        #expect(Int64(bitPattern: result[index]) == (operation == .divide ? quotient : rest))
      }
      #expect(!compute(operation, .int, words.0, words.1).isWhole)
      #expect(!compute(operation, .uint, words.0, words.1).isWhole)
      #expect(compute(operation, .uint, words.0, words.1, active: active).isWhole)
    }
  }

  @Test func comparisonsOfEveryType() {
    let comparisons: [(ComparisonKernel, (Int) -> Bool)] = [
      (.equal, { $0 == 0 }), (.notEqual, { $0 != 0 }), (.less, { $0 < 0 }),
      (.lessOrEqual, { $0 <= 0 }), (.greater, { $0 > 0 }), (.greaterOrEqual, { $0 >= 0 }),
    ]
    let (left, right) = pairs(Self.ints.map { UInt64(bitPattern: $0) })
    for (leftType, rightType) in [
      (ColumnType.int, ColumnType.int), (.uint, .uint), (.int, .uint), (.time, .time),
    ] {
      for (comparison, holds) in comparisons {
        var result = [UInt64](repeating: 9, count: left.count)
        compareWords(comparison, left, leftType, right, rightType, count: left.count, into: &result)
        for index in left.indices {
          let a = leftType == .uint ? Int128(left[index]) : Int128(Int64(bitPattern: left[index]))
          let b =
            rightType == .uint ? Int128(right[index]) : Int128(Int64(bitPattern: right[index]))
          #expect(result[index] == (holds(a < b ? -1 : a > b ? 1 : 0) ? 1 : 0))
        }
      }
    }
  }

  @Test func nothingComparesWithNaNButNotEqual() {
    let values = Self.floats.map(\.bitPattern)
    let nans = [UInt64](repeating: Double.nan.bitPattern, count: 8)
    for (comparison, expected) in [
      (ComparisonKernel.equal, UInt64(0)), (.notEqual, 1), (.less, 0), (.lessOrEqual, 0),
      (.greater, 0), (.greaterOrEqual, 0),
    ] {
      var result = [UInt64](repeating: 9, count: 8)
      compareWords(comparison, values, .float, nans, .float, count: 8, into: &result)
      #expect(result == [UInt64](repeating: expected, count: 8))
    }
  }

  @Test func masksAndChoices() {
    let count = 77
    let words = (0..<count).map { UInt64($0 % 3) }
    let valid = (0..<count).map { UInt8($0 % 2) }
    var mask = [UInt8](repeating: 9, count: count)
    fillMask(&mask, words, nil, count: count)
    #expect(mask == words.map { $0 != 0 ? 1 : 0 })
    fillMask(&mask, words, valid, count: count)
    #expect(mask == zip(words, valid).map { $0 != 0 && $1 == 1 ? 1 : 0 })
    let (left, right) = ((0..<count).map { UInt64($0) }, (0..<count).map { UInt64(1_000 + $0) })
    var chosen = [UInt64](repeating: 9, count: count)
    chooseWords(words, left, right, count: count, into: &chosen)
    #expect(chosen == (0..<count).map { words[$0] != 0 ? left[$0] : right[$0] })
  }

  @Test(arguments: [1, 2, 8, 9, 10, 16, 31, 33, 100, 200])
  func movingMeansAddUpFromSlotToSlot(window: Int) {
    var random = SplitMix64(seed: UInt64(window))
    let values = (0..<200).map { _ in Double.random(in: -1e9...1e-3, using: &random) }
    var slots = [Double](repeating: 0, count: window)
    var expected: [UInt64] = []
    for (row, value) in values.enumerated() {
      slots[row % window] = value
      if row >= window - 1 { expected.append((slots.reduce(0, +) / Double(window)).bitPattern) }
    }
    // From the first row on, and from the midst of a turn.
    for start in [window - 1, min(window + 4, 199)] {
      var means = [UInt64](repeating: 0, count: 200 - start)
      movingMeans(values.map(\.bitPattern), window: window, rows: start..<200, into: &means)
      #expect(means == Array(expected[(start - window + 1)...]))
    }
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
    var random = SplitMix64(seed: 31)
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
