import Columnar

/// Random choices that are the same in every run with the same seed.
struct Dice: RandomNumberGenerator {
  private var source: SplitMix64

  init(seed: UInt64) { source = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { source.next() }

  /// True once in `sides` throws.
  mutating func oneIn(_ sides: UInt64) -> Bool { next() % sides == 0 }

  /// A number from the range. The range is not empty.
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of the choices, which are not empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int(next() % UInt64(choices.count))]
  }

  /// Some of the choices in their order, at least one.
  mutating func some<Choice>(of choices: [Choice]) -> [Choice] {
    let kept = choices.filter { _ in oneIn(2) }
    return kept.isEmpty ? [pick(choices)] : kept
  }
}
