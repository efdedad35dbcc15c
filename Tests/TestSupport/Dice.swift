import Columnar

/// Random choices that are the same in every run with the same seed.
package struct Dice: RandomNumberGenerator {
  private var source: SplitMix64

  package init(seed: UInt64) { source = SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { source.next() }

  /// True once in `sides` throws.
  package mutating func oneIn(_ sides: UInt64) -> Bool { next() % sides == 0 }

  /// Below `limit`; 0 where the limit is not positive.
  package mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

  /// A number from the range. The range is not empty.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of the choices, which are not empty.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  /// Some of the choices in their order, at least one.
  package mutating func some<Choice>(of choices: [Choice]) -> [Choice] {
    let kept = choices.filter { _ in oneIn(2) }
    return kept.isEmpty ? [pick(choices)] : kept
  }
}
