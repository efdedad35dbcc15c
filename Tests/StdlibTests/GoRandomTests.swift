import Testing

@testable import Stdlib

/// The generator against numbers that Go is known to give.
@Suite struct GoRandomTests {
  @Test func wordsOfSeedOne() {
    var random = GoRandom(seed: 1)
    let words = (0..<3).map { _ in (random.nextWord() << 1) >> 1 }
    #expect(
      words == [5_577_006_791_947_779_410, 8_674_665_223_082_153_551, 6_129_484_611_666_145_821])
  }

  /// A seed of zero is one of its own, and seeds count modulo 2³¹ - 1.
  @Test func seeds() {
    func first(_ seed: Int64) -> UInt64 {
      var random = GoRandom(seed: seed)
      return random.nextWord()
    }
    #expect(first(0) == first(89_482_311))
    #expect(first(5) == first(5 + Int64(Int32.max)))
    #expect(first(-1) == first(Int64(Int32.max) - 1))
    #expect(first(1) != first(2))
  }

  @Test func normalNumbersAreNormal() {
    var random = GoRandom(seed: 123)
    let numbers = (0..<20_000).map { _ in random.nextNormal() }
    #expect(abs(numbers[0] * 50 + 39.7289264835779) < 1e-9)
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.05)
    let beyondTwo = numbers.count { abs($0) > 2 }
    #expect((700...1_150).contains(beyondTwo))
  }

  @Test func wholeNumbersStayBelow() {
    var random = GoRandom(seed: 7)
    let numbers = (0..<2_000).map { _ in random.nextInt(below: 10) }
    #expect(Set(numbers) == Set(0..<10))
    #expect((0..<100).allSatisfy { _ in random.nextInt(below: 1) == 0 })
  }
}
