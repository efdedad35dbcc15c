import Testing

@testable import Columnar

@Suite struct PatternSortTests {
  private func order(_ ranks: [Int32]) throws -> [Int] {
    let sorted = try patternSorted(ranks.indices, ranks: .copying(ranks), budget: nil)
    // The values lie in what `sorted` owns.
    return withExtendedLifetime(sorted) { sorted.values.map(Int.init) }
  }

  /// A number for an order, to hold long ones against another implementation.
  private func digest(_ order: [Int]) -> Int { order.reduce(0) { ($0 * 31 + $1) % 1_000_003 } }

  /// Two tables of 13 rows with the same times, as upstream's `join` sorted them.
  @Test func tiesComeAsUpstreamHasThem() throws {
    #expect(
      try order(Array(0..<13) + Array(0..<13)) == [
        13, 0, 1, 14, 2, 15, 3, 16, 4, 17, 5, 18, 6, 19, 7, 20, 21, 8, 9, 22, 10, 23, 11, 24, 12,
        25,
      ])
  }

  @Test(arguments: [
    (13, 3, 7, 895_110), (40, 13, 5, 601_276), (60, 50, 37, 315_629), (300, 3, 7, 107_667),
    (5_000, 13, 5, 244_709), (5_000, 50, 37, 539_899), (5_000, 7, 1, 991_714),
  ])
  func repeatingRanks(count: Int, ranks: Int, step: Int, expected: Int) throws {
    #expect(try digest(order((0..<count).map { Int32($0 * step % ranks) })) == expected)
  }

  @Test func fallingRisingAndScatteredRanks() throws {
    for (count, falling, pipe, scattered) in [
      (100, 101_973, 715_678, 657_448), (2_000, 804_403, 850_775, 113_873),
    ] {
      #expect(try digest(order((0..<count).map { Int32((count - $0) / 3) })) == falling)
      #expect(try digest(order((0..<count).map { Int32(min($0, count - $0) / 2) })) == pipe)
      var state = 1
      let numbers = (0..<count).map { _ -> Int32 in
        state = (state * 1_103_515_245 + 12_345) % (1 << 31)
        return Int32((state >> 16) % (count / 4))
      }
      #expect(try digest(order(numbers)) == scattered)
    }
  }

  @Test func shortAndSortedRowsStayInOrder() throws {
    #expect(try order([2, 1, 2, 1, 2, 1]) == [1, 3, 5, 0, 2, 4])
    let sorted = (0..<500).map { Int32($0 / 7) }
    #expect(try order(sorted) == Array(0..<500))
  }
}
