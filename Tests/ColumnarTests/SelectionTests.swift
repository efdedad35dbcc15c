import Testing

@testable import Columnar

/// Finding what stands where in an order, held against a sort.
@Suite struct SelectionTests {
  @Test(arguments: [1, 2, 63, 64, 65, 1_000, 40_000, 200_000])
  func ranksAreThoseOfASort(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    let specials: [Double] = [
      .nan, -.nan, 0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    ]
    for variety in [1, 3, 50, 1 << 40] {
      let values = (0..<count).map { _ in
        Int.random(in: 0..<40, using: &random) == 0
          ? specials.randomElement(using: &random) ?? 0
          : Double(Int.random(in: 0..<variety, using: &random)) - Double(variety / 2)
      }
      // NaN, then by value, -0.0 before 0.0.
      let sorted = values.sorted { left, right in
        if left.isNaN || right.isNaN { return left.isNaN && !right.isNaN }
        return left < right || left == right && left.sign == .minus && right.sign == .plus
      }
      let cut = Int.random(in: 0...count, using: &random)
      for low in [0, count / 3, (count - 1) / 2, count - 1] {
        let high = min(low + 1, count - 1)
        let found = try values.withUnsafeBufferPointer { values in
          try valuesAtRanks(
            low, high,
            of: [
              UnsafeBufferPointer(rebasing: values[..<cut]),
              UnsafeBufferPointer(rebasing: values[cut...]),
            ], budget: nil)
        }
        #expect(isSame(found.low, sorted[low]))
        #expect(isSame(found.high, sorted[high]))
      }
    }
  }

  private func isSame(_ left: Double, _ right: Double) -> Bool {
    left.isNaN ? right.isNaN : left.bitPattern == right.bitPattern
  }

  @Test(arguments: [false, true]) func leastKeysKeepTheFirstOfASort(keepsEqual: Bool) throws {
    var random = SplitMix64(seed: 4)
    for limit in [1, 2, 10, 100] {
      for variety in [1, 5, 1_000_000] as [UInt64] {
        var least = try LeastKeys(limit: limit, budget: nil)
        let keys = (0..<5_000).map { _ in UInt64.max - .random(in: 0..<variety, using: &random) }
        var kept: [Int] = []
        for start in stride(from: 0, to: keys.count, by: 700) {
          let part = Array(keys[start..<min(start + 700, keys.count)])
          var rows = [Int32](repeating: 0, count: part.count)
          let count = part.withUnsafeBufferPointer { part in
            rows.withUnsafeMutableBufferPointer { rows in
              rows.baseAddress.map { least.add(part, keepsEqual: keepsEqual, into: $0) } ?? 0
            }
          }
          kept += rows.prefix(count).map { start + Int($0) }
        }
        #expect(kept == kept.sorted())
        let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        let wanted = Set(sorted.prefix(limit))
        #expect(wanted.isSubset(of: kept))
        if keepsEqual {
          let last = keys[sorted[limit - 1]]
          #expect(Set(keys.indices.filter { keys[$0] <= last }).isSubset(of: kept))
        } else if variety == 1 {
          #expect(kept.count == limit)
        }
      }
    }
  }

  @Test func masksAreCountedAndSelected() throws {
    var random = SplitMix64(seed: 9)
    for count in [0, 1, 7, 8, 9, 4_095, 4_096, 10_000] {
      for share in [0, 1, 5, 10] {
        let mask = (0..<count).map { _ in
          UInt8(Int.random(in: 0..<10, using: &random) < share ? Int.random(in: 1...255) : 0)
        }
        let rows = try mask.withUnsafeBufferPointer { mask in
          try mask.baseAddress.map { try selectedRows(mask: $0, count: count, budget: nil) }
        }
        #expect(
          rows.map { $0.values.map(Int.init) } ?? [] == mask.indices.filter { mask[$0] != 0 })
      }
    }
  }

  @Test func floatsAreOrderedStably() throws {
    var random = SplitMix64(seed: 12)
    let sorter = try FloatSorter(capacity: 3_000, budget: nil)
    for count in [0, 1, 40, 3_000] {
      let values = (0..<count).map { _ -> Double in
        let number = Double(Int.random(in: -9...9, using: &random))
        return [0, -0.0, number].randomElement(using: &random) ?? 0
      }
      let order = values.withUnsafeBufferPointer { values -> [Int] in
        guard let base = values.baseAddress else { return [] }
        let rows = sorter.order(of: base, count: count)
        return (0..<count).map { Int(rows[$0]) }
      }
      let expected: [Int] = values.indices.sorted { left, right in
        values[left] < values[right] || values[left] == values[right] && left < right
      }
      #expect(order == expected)
    }
  }
}
