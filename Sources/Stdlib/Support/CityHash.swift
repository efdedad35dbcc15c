/// CityHash64 of some bytes, in the form of CityHash 1.0 that ClickHouse kept, which upstream uses.
/// Source: G. Pike and J. Alakuijala, CityHash 1.0, 2011.
func cityHash64(_ bytes: [UInt8]) -> UInt64 { CityHash(bytes: bytes).hash }

/// Mixing steps over one text; every read lies inside it.
private struct CityHash {
  let bytes: [UInt8]

  private static let k0: UInt64 = 0xC3A5_C85C_97CB_3127
  private static let k1: UInt64 = 0xB492_B66F_BE98_F273
  private static let k2: UInt64 = 0x9AE1_6A3B_2F90_404F
  private static let k3: UInt64 = 0xC949_D7C7_509E_6557

  /// Two words of state.
  private typealias Pair = (UInt64, UInt64)

  var hash: UInt64 {
    switch bytes.count {
    case 0...16: hashOfAtMost16
    case 17...32: hashOf17To32
    case 33...64: hashOf33To64
    default: hashOfMore
    }
  }

  private var count: UInt64 { UInt64(bytes.count) }

  /// Little endian.
  private func word(_ at: Int, count: Int = 8) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
  }

  private func turned(_ word: UInt64, _ by: UInt64) -> UInt64 {
    by == 0 ? word : word >> by | word << (64 - by)
  }

  private func mixed(_ word: UInt64) -> UInt64 { word ^ word >> 47 }

  private func joined(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let factor: UInt64 = 0x9DDF_EA08_EB38_2D69
    let first = mixed((low ^ high) &* factor)
    return mixed((high ^ first) &* factor) &* factor
  }

  private var hashOfAtMost16: UInt64 {
    let length = bytes.count
    if length > 8 {
      let last = word(length - 8)
      return joined(word(0), turned(last &+ count, count)) ^ last
    }
    if length >= 4 {
      return joined(count &+ word(0, count: 4) << 3, word(length - 4, count: 4))
    }
    guard length > 0 else { return Self.k2 }
    let y = UInt64(bytes[0]) &+ UInt64(bytes[length >> 1]) << 8
    let z = count &+ UInt64(bytes[length - 1]) << 2
    return mixed(y &* Self.k2 ^ z &* Self.k3) &* Self.k2
  }

  private var hashOf17To32: UInt64 {
    let a = word(0) &* Self.k1
    let b = word(8)
    let c = word(bytes.count - 8) &* Self.k2
    let d = word(bytes.count - 16) &* Self.k0
    return joined(
      turned(a &- b, 43) &+ turned(c, 30) &+ d, a &+ turned(b ^ Self.k3, 20) &- c &+ count)
  }

  private var hashOf33To64: UInt64 {
    let end = bytes.count
    let first = half(
      word(0) &+ (count &+ word(end - 16)) &* Self.k0, word(8), word(16), last: word(24))
    let second = half(
      word(16) &+ word(end - 32), word(end - 24), word(end - 16), last: word(end - 8))
    let mix = mixed((first.0 &+ second.1) &* Self.k2 &+ (second.0 &+ first.1) &* Self.k0)
    return mixed(mix &* Self.k0 &+ first.1) &* Self.k2
  }

  /// Four words in two.
  private func half(_ start: UInt64, _ x: UInt64, _ y: UInt64, last z: UInt64) -> Pair {
    var a = start
    let b = turned(a &+ z, 52)
    var c = turned(a, 37)
    a &+= x
    c &+= turned(a, 7)
    a &+= y
    return (a &+ z, b &+ turned(a, 31) &+ c)
  }

  private var hashOfMore: UInt64 {
    let end = bytes.count
    var x = word(0)
    var y = word(end - 16) ^ Self.k1
    var z = word(end - 56) ^ Self.k0
    var v = weak(end - 64, count, y)
    var w = weak(end - 32, count &* Self.k1, Self.k0)
    z &+= mixed(v.1) &* Self.k1
    x = turned(z &+ x, 39) &* Self.k1
    y = turned(y, 33) &* Self.k1
    for at in stride(from: 0, to: (end - 1) & ~63, by: 64) {
      x = turned(x &+ y &+ v.0 &+ word(at + 16), 37) &* Self.k1 ^ w.1
      y = turned(y &+ v.1 &+ word(at + 48), 42) &* Self.k1 ^ v.0
      z = turned(z ^ w.0, 33)
      v = weak(at, v.1 &* Self.k1, x &+ w.0)
      w = weak(at + 32, z &+ w.1, y)
      swap(&z, &x)
    }
    return joined(joined(v.0, w.0) &+ mixed(y) &* Self.k1 &+ z, joined(v.1, w.1) &+ x)
  }

  /// 32 bytes and two seeds in two words.
  private func weak(_ at: Int, _ first: UInt64, _ second: UInt64) -> Pair {
    let last = word(at + 24)
    var a = first &+ word(at)
    let b = turned(second &+ a &+ last, 21)
    let c = a
    a &+= word(at + 8) &+ word(at + 16)
    return (a &+ last, b &+ turned(a, 44) &+ c)
  }
}
