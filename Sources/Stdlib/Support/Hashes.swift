#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SHA-256 of some bytes. Source: FIPS 180-4.
func sha256(_ message: [UInt8]) -> [UInt8] {
  var state = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
  let constants = primes.map { fraction(of: cbrt(Double($0))) }
  for block in blocks(of: message, isBigEndian: true) {
    var w = block
    for i in 16..<64 {
      let a = w[i - 15]
      let b = w[i - 2]
      let s0 = rotated(a, 25) ^ rotated(a, 14) ^ (a >> 3)
      let s1 = rotated(b, 15) ^ rotated(b, 13) ^ (b >> 10)
      w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
    }
    var v = state
    for i in 0..<64 {
      let s1 = rotated(v[4], 26) ^ rotated(v[4], 21) ^ rotated(v[4], 7)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let t1 = v[7] &+ s1 &+ choice &+ constants[i] &+ w[i]
      let s0 = rotated(v[0], 30) ^ rotated(v[0], 19) ^ rotated(v[0], 10)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
    }
    for i in 0..<8 { state[i] = state[i] &+ v[i] }
  }
  return state.flatMap { word in stride(from: 24, through: 0, by: -8).map { byte(word, $0) } }
}

/// SHA-1 of some bytes. Source: FIPS 180-4.
func sha1(_ message: [UInt8]) -> [UInt8] {
  var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
  for block in blocks(of: message, isBigEndian: true) {
    var w = block
    for i in 16..<80 { w.append(rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1)) }
    var v = state
    for i in 0..<80 {
      let (mix, constant): (UInt32, UInt32) =
        switch i {
        case ..<20: ((v[1] & v[2]) | (~v[1] & v[3]), 0x5A82_7999)
        case ..<40: (v[1] ^ v[2] ^ v[3], 0x6ED9_EBA1)
        case ..<60: ((v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3]), 0x8F1B_BCDC)
        default: (v[1] ^ v[2] ^ v[3], 0xCA62_C1D6)
        }
      let sum = rotated(v[0], 5) &+ mix &+ v[4] &+ constant &+ w[i]
      v = [sum, v[0], rotated(v[1], 30), v[2], v[3]]
    }
    for i in 0..<5 { state[i] = state[i] &+ v[i] }
  }
  return state.flatMap { word in stride(from: 24, through: 0, by: -8).map { byte(word, $0) } }
}

/// MD5 of some bytes. Source: RFC 1321.
func md5(_ message: [UInt8]) -> [UInt8] {
  let shifts: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
  var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
  for w in blocks(of: message, isBigEndian: false) {
    var v = state
    for i in 0..<64 {
      let (mix, index): (UInt32, Int) =
        switch i / 16 {
        case 0: ((v[1] & v[2]) | (~v[1] & v[3]), i)
        case 1: ((v[3] & v[1]) | (~v[3] & v[2]), (5 * i + 1) % 16)
        case 2: (v[1] ^ v[2] ^ v[3], (3 * i + 5) % 16)
        default: (v[2] ^ (v[1] | ~v[3]), 7 * i % 16)
        }
      let sum = v[0] &+ mix &+ sineConstants[i] &+ w[index]
      v = [v[3], v[1] &+ rotated(sum, shifts[i / 16][i % 4]), v[1], v[2]]
    }
    for i in 0..<4 { state[i] = state[i] &+ v[i] }
  }
  return state.flatMap { word in stride(from: 0, through: 24, by: 8).map { byte(word, $0) } }
}

/// HMAC with SHA-1. Source: RFC 2104.
func hmacSHA1(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
  var block = key.count > 64 ? sha1(key) : key
  block += [UInt8](repeating: 0, count: 64 - block.count)
  return sha1(block.map { $0 ^ 0x5C } + sha1(block.map { $0 ^ 0x36 } + message))
}

/// XXH64 of some bytes, without a seed. Source: the xxHash specification, version 0.1.
func xxHash64(_ bytes: [UInt8]) -> UInt64 {
  let p1: UInt64 = 0x9E37_79B1_85EB_CA87
  let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  let p3: UInt64 = 0x1656_67B1_9E37_79F9
  let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
  let p5: UInt64 = 0x27D4_EB2F_1656_67C5
  func turned(_ x: UInt64, _ by: UInt64) -> UInt64 { x << by | x >> (64 - by) }
  func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    turned(lane &+ word &* p2, 31) &* p1
  }
  func word(_ at: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
  }
  var at = 0
  var hash = p5
  if bytes.count >= 32 {
    var lanes = [p1 &+ p2, p2, 0, 0 &- p1]
    while at + 32 <= bytes.count {
      for i in 0..<4 { lanes[i] = round(lanes[i], word(at + 8 * i, 8)) }
      at += 32
    }
    hash =
      turned(lanes[0], 1) &+ turned(lanes[1], 7) &+ turned(lanes[2], 12) &+ turned(lanes[3], 18)
    for lane in lanes { hash = (hash ^ round(0, lane)) &* p1 &+ p4 }
  }
  hash &+= UInt64(bytes.count)
  while at + 8 <= bytes.count {
    hash = turned(hash ^ round(0, word(at, 8)), 27) &* p1 &+ p4
    at += 8
  }
  if at + 4 <= bytes.count {
    hash = turned(hash ^ (word(at, 4) &* p1), 23) &* p2 &+ p3
    at += 4
  }
  for byte in bytes[at...] { hash = turned(hash ^ (UInt64(byte) &* p5), 11) &* p1 }
  hash = (hash ^ hash >> 33) &* p2
  hash = (hash ^ hash >> 29) &* p3
  return hash ^ hash >> 32
}

/// Bytes as hexadecimal digits.
func hexText(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The message in blocks of 16 words, padded with its length in bits.
private func blocks(of message: [UInt8], isBigEndian: Bool) -> [[UInt32]] {
  var bytes = message + [0x80]
  bytes += [UInt8](repeating: 0, count: (120 - bytes.count % 64) % 64)
  let bits = UInt64(message.count) * 8
  for i in 0..<8 {
    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * (isBigEndian ? 7 - i : i))))
  }
  return stride(from: 0, to: bytes.count, by: 64).map { start in
    (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { value, i in
        let shift = UInt32(8 * (isBigEndian ? 3 - i : i))
        return value | UInt32(bytes[start + 4 * word + i]) << shift
      }
    }
  }
}

/// Rotated to the left.
private func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word << by | word >> (32 - by) }

private func byte(_ word: UInt32, _ shift: Int) -> UInt8 {
  UInt8(truncatingIfNeeded: word >> UInt32(shift))
}

/// The first 64 primes, from whose roots the constants of SHA-256 come.
private let primes: [Int] = {
  var found: [Int] = []
  var candidate = 2
  while found.count < 64 {
    if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
    candidate += 1
  }
  return found
}()

/// The first 32 bits behind the point.
private func fraction(of root: Double) -> UInt32 {
  UInt32((root - root.rounded(.down)) * 4_294_967_296)
}

private let sineConstants: [UInt32] = (1...64).map { number in
  UInt32((abs(sin(Double(number))) * 4_294_967_296).rounded(.down))
}
