#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Compares two byte strings, a prefix being less: negative, zero or positive.
package func compareBytes(
  _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(a.count, b.count)
  if shared > 0, let x = a.baseAddress, let y = b.baseAddress {
    let order = Int(memcmp(x, y, shared))
    if order != 0 { return order }
  }
  return a.count - b.count
}

/// Compares two strings by their UTF-8 bytes, as the language does.
package func compareBytes(_ a: String, _ b: String) -> Int {
  var a = a
  var b = b
  return a.withUTF8 { x in b.withUTF8 { y in compareBytes(x, y) } }
}

/// A keyed hash of bytes: multiply-and-fold over 8-byte words, 128-bit products.
///
/// The seed must not be known to whoever chose the bytes. Source: the folded multiply of wyhash
/// (Wang Yi, 2019).
@inlinable
package func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
  var state = seed ^ 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(bytes.count))
  guard let start = bytes.baseAddress else { return hashWord(0, seed: state) }
  let raw = UnsafeRawPointer(start)
  var position = 0
  while position &+ 8 <= bytes.count {
    let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    state = hashWord(word, seed: state)
    position &+= 8
  }
  var tail: UInt64 = 0
  var shift: UInt64 = 0
  while position < bytes.count {
    tail |= UInt64(start[position]) &<< shift
    shift &+= 8
    position &+= 1
  }
  return hashWord(tail, seed: state)
}

/// One step of the hash: a 128-bit product folded to 64 bits.
@inlinable
package func hashWord(_ word: UInt64, seed: UInt64) -> UInt64 {
  let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: seed ^ 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low ^ seed
}
