/// A position in JSON text.
struct JSONCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// nil at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
      position &+= 1
    }
  }

  /// The bytes between quotes, as they are written; nil where the text is not closed.
  mutating func string() -> UnsafeBufferPointer<UInt8>? {
    let start = position + 1
    var index = start
    while index < bytes.count, bytes[index] != 0x22 {
      index += bytes[index] == 0x5C ? 2 : 1
    }
    guard index < bytes.count else { return nil }
    position = index + 1
    return UnsafeBufferPointer(rebasing: bytes[start..<index])
  }

  /// Over a number or a word; false where there is none, or the bytes may end inside of it.
  mutating func skipValue() -> Bool {
    let start = position
    while position < bytes.count,
      ![0x2C, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09, 0x5B, 0x7B, 0x22, 0x3A].contains(bytes[position])
    {
      position &+= 1
    }
    return position > start && position < bytes.count
  }

  /// Over an object or an array with all that it holds; false where it is not closed.
  mutating func skipNested() -> Bool {
    var depth = 0
    while let byte {
      switch byte {
      case 0x22:
        guard string() != nil else { return false }
        continue
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return true }
    }
    return false
  }
}
