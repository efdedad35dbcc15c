import Columnar

extension SplitMix64 {
  /// Another stream of numbers for each year.
  init(seed: UInt64, year: Int) {
    self.init(seed: seed &+ UInt64(bitPattern: Int64(year)) &* 0x9E37_79B9)
  }

  /// `0 ..< bound`; the bound is far below 2^32, so the bias does not matter for sample data.
  mutating func next(below bound: Int) -> Int { Int((next() >> 32) % UInt64(bound)) }
}
