/// Random numbers that are the same in every run with the same seed (SplitMix64, Steele et al. 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

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
