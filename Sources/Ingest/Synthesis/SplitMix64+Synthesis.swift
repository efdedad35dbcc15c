/// A small generator whose whole state is one number.
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64 {
  private var state: UInt64

  /// Another stream of numbers for each year.
  init(seed: UInt64, year: Int) {
    state = seed &+ UInt64(bitPattern: Int64(year)) &* 0x9E37_79B9
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// `0 ..< bound`; the bound is far below 2^32, so the bias does not matter for sample data.
  mutating func next(below bound: Int) -> Int { Int((next() >> 32) % UInt64(bound)) }
}
