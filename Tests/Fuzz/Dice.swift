import Columnar

/// Random choices that depend on the seed alone.
struct Dice: RandomNumberGenerator {
  private var source: SplitMix64

  init(seed: UInt64) { source = SplitMix64(seed: seed &* 0xD134_2543_DE82_EF95) }

  mutating func next() -> UInt64 { source.next() }

  mutating func oneIn(_ sides: UInt64) -> Bool { next() % sides == 0 }

  /// Below `limit`; 0 where the limit is not positive.
  mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

  /// One of the choices, which are not empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
