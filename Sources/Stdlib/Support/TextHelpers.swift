import Interpreter

/// The longest text, in bytes, that one call may make.
let textBytesMax: Int64 = 256 << 20

/// The ends of a text that trimming looks at.
enum TextEnds { case left, right, both }

/// The text without the characters of the set at its ends.
func trimmed(
  _ text: String, _ ends: TextEnds, of isRemoved: (Unicode.Scalar) -> Bool
) -> String {
  var scalars = text.unicodeScalars[...]
  if ends != .right { scalars = scalars.drop(while: isRemoved) }
  while ends != .left, let last = scalars.last, isRemoved(last) { scalars.removeLast() }
  return String(String.UnicodeScalarView(scalars))
}

/// The test of the only byte of `v`. Errors: `E0101` for a text of any other length.
func singleByte(_ call: Call, _ test: (UInt8) -> Bool) throws -> Bool {
  let bytes = Array(try call.string("v").utf8)
  guard let byte = bytes.first, bytes.count == 1 else {
    throw call.invalid("\"v\" is not a valid argument: argument length is not equal to 1")
  }
  return test(byte)
}
