/// Bytes of one text that a script builds at most: a few names that each double the one before could
/// grow beyond any memory.
package let textBytesMax = 64 << 20

/// A string from the bytes that a function appends.
func makeString(_ body: (inout [UInt8]) -> Void) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(32)
  body(&text)
  return String(decoding: text, as: UTF8.self)
}

/// Appends a number that is not negative with at least `width` digits.
func appendPadded(_ value: Int64, width: Int, to text: inout [UInt8]) {
  var digits = 1
  var limit: Int64 = 10
  while digits < 19, value >= limit {
    digits += 1
    if digits < 19 { limit *= 10 }
  }
  for _ in 0..<max(0, width - digits) { text.append(UInt8(ascii: "0")) }
  let start = text.count
  var rest = value
  repeat {
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
    rest /= 10
  } while rest > 0
  text[start...].reverse()
}

/// Appends an integer in base 10.
package func appendInt(_ value: Int64, to text: inout [UInt8]) {
  if value < 0 { text.append(UInt8(ascii: "-")) }
  appendUInt(value.magnitude, to: &text)
}

/// Appends an unsigned integer in base 10.
package func appendUInt(_ value: UInt64, to text: inout [UInt8]) {
  let start = text.count
  var rest = value
  repeat {
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
    rest /= 10
  } while rest > 0
  text[start...].reverse()
}
