#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The random numbers of Go's `math/rand` for a seed, which upstream's tests rely on.
///
/// An additive lagged Fibonacci generator, x[n] = x[n - 607] + x[n - 273] mod 2⁶⁴. Its start mixes
/// the seed with the state of the same generator after 7.8 · 10¹² steps from seed 1; that state is
/// worked out here by powers of its polynomial.
/// Source: D. P. Mitchell and J. A. Reeds, as Go's documentation of the package tells.
struct GoRandom {
  private static let length = 607
  private static let lag = 273

  private var state: [UInt64]
  private var tap = 0
  private var feed = GoRandom.length - GoRandom.lag

  init(seed: Int64) {
    let modulus = Int64(Int32.max)
    var seed = seed % modulus
    if seed < 0 { seed += modulus }
    if seed == 0 { seed = 89_482_311 }
    let first = GoRandom.words(seed: seed, shifts: (40, 20))
    state = zip(first, GoRandom.mixing).map { $0 ^ $1 }
  }

  mutating func nextWord() -> UInt64 {
    tap = tap == 0 ? GoRandom.length - 1 : tap - 1
    feed = feed == 0 ? GoRandom.length - 1 : feed - 1
    state[feed] &+= state[tap]
    return state[feed]
  }

  /// 0 ..< bound, for a bound of 1 or more.
  mutating func nextInt(below bound: Int32) -> Int32 {
    if bound & (bound - 1) == 0 { return next31() & (bound - 1) }
    let highest = Int32.max - Int32((1 << 31) % UInt32(bound))
    var value = next31()
    while value > highest { value = next31() }
    return value % bound
  }

  private mutating func next31() -> Int32 { Int32((nextWord() << 1) >> 33) }

  /// 0 ..< 1.
  mutating func nextFloat() -> Double {
    while true {
      let number = Double((nextWord() << 1) >> 1) / 9_223_372_036_854_775_808
      if number < 1 { return number }
    }
  }

  /// Of the normal distribution with mean 0 and deviation 1.
  /// Source: Marsaglia and Tsang, The ziggurat method for generating random variables (2000).
  mutating func nextNormal() -> Double {
    let strips = Ziggurat.shared
    while true {
      let j = Int32(truncatingIfNeeded: (nextWord() << 1) >> 32)
      let strip = Int(j & 127)
      let x = Double(j) * Double(strips.widths[strip])
      if j.magnitude < strips.limits[strip] { return x }
      if strip == 0 {
        while true {
          let x = -log(nextFloat()) / Ziggurat.tail
          let y = -log(nextFloat())
          if y + y >= x * x { return j > 0 ? Ziggurat.tail + x : -Ziggurat.tail - x }
        }
      }
      let span = strips.heights[strip - 1] - strips.heights[strip]
      if strips.heights[strip] + Float(nextFloat()) * span < Float(exp(-0.5 * x * x)) { return x }
    }
  }

  /// What the minimal standard generator makes of a seed: three numbers to a word.
  private static func words(seed: Int64, shifts: (Int, Int)) -> [UInt64] {
    var x = seed
    func next() -> UInt64 {
      x = x * 48_271 % Int64(Int32.max)
      return UInt64(x)
    }
    for _ in 0..<20 { _ = next() }
    return (0..<length).map { _ in next() << shifts.0 ^ next() << shifts.1 ^ next() }
  }

  /// The state after 7.8 · 10¹² steps from seed 1.
  private static let mixing: [UInt64] = {
    let steps = 7_800_000_000_000
    let first = words(seed: 1, shifts: (20, 10))
    // In order of time: what stands at index 333 is the next to be replaced.
    var history = (0..<length).map { first[(333 - $0 + length) % length] }
    for index in length..<(2 * length) {
      history.append(history[index - length] &+ history[index - lag])
    }
    let weights = powerOfX(steps)
    var state = [UInt64](repeating: 0, count: length)
    for offset in 0..<length {
      var sum: UInt64 = 0
      for index in 0..<length { sum &+= weights[index] &* history[index + offset] }
      let step = steps - length + offset
      state[((333 - step % length) % length + length) % length] = sum
    }
    return state
  }()

  /// x to a power, modulo x⁶⁰⁷ - x³³⁴ - 1. Complexity: O(607² log power).
  private static func powerOfX(_ power: Int) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: length)
    var base = result
    result[0] = 1
    base[1] = 1
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, base) }
      rest >>= 1
      if rest > 0 { base = product(base, base) }
    }
    return result
  }

  private static func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: 2 * length)
    for (i, x) in a.enumerated() where x != 0 {
      for (j, y) in b.enumerated() { result[i + j] &+= x &* y }
    }
    for index in stride(from: 2 * length - 2, through: length, by: -1) {
      result[index - lag] &+= result[index]
      result[index - length] &+= result[index]
    }
    return Array(result.prefix(length))
  }
}

/// The strips of equal area that the normal distribution is cut into.
private struct Ziggurat {
  static let shared = Ziggurat()
  /// Where the lowest strip goes over into the tail.
  static let tail = 3.442619855899
  private static let area = 9.91256303526217e-3

  var limits = [UInt32](repeating: 0, count: 128)
  var widths = [Float](repeating: 0, count: 128)
  var heights = [Float](repeating: 1, count: 128)

  init() {
    let scale = 2_147_483_648.0
    var edge = Ziggurat.tail
    var above = edge
    let base = Ziggurat.area / exp(-0.5 * edge * edge)
    limits[0] = UInt32(edge / base * scale)
    widths[0] = Float(base / scale)
    widths[127] = Float(edge / scale)
    heights[127] = Float(exp(-0.5 * edge * edge))
    for strip in stride(from: 126, through: 1, by: -1) {
      edge = (-2 * log(Ziggurat.area / edge + exp(-0.5 * edge * edge))).squareRoot()
      limits[strip + 1] = UInt32(edge / above * scale)
      above = edge
      heights[strip] = Float(exp(-0.5 * edge * edge))
      widths[strip] = Float(edge / scale)
    }
  }
}
