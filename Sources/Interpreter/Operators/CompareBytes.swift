#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The order of two byte strings: negative, zero or positive. Complexity: O(shorter length).
func compareBytes(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Int {
  let shorter = min(left.count, right.count)
  if shorter > 0, let l = left.baseAddress, let r = right.baseAddress {
    let difference = memcmp(l, r, shorter)
    if difference != 0 { return Int(difference) }
  }
  return left.count - right.count
}
