#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A float with six decimals, as upstream prints it in one message.
func fixedText(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
  // 309 digits before the point, sign, point and six decimals fit.
  var buffer = [CChar](repeating: 0, count: 340)
  let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.6f", $0) }
  let bytes = buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
