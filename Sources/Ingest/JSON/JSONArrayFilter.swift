/// Makes a line of each element of a JSON array, in place: the brackets become blanks, the commas
/// between elements line ends, line ends inside of elements blanks.
struct JSONArrayFilter {
  /// What follows the array is not looked at.
  let endsWithArray: Bool
  /// The array has ended, and what follows does not count.
  private(set) var isDone = false
  /// The array has begun and not ended.
  var isInside: Bool { depth > 0 }
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  init(endsWithArray: Bool) { self.endsWithArray = endsWithArray }

  /// The next bytes of the document; returns how many of them count. Complexity: O(bytes).
  mutating func apply(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    for index in bytes.indices {
      let byte = bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        if byte == 0x0A { bytes[index] = 0x20 }
        continue
      }
      switch byte {
      case 0x22: isInString = true
      case 0x5B, 0x7B:
        if depth == 0, byte == 0x5B { bytes[index] = 0x20 }
        depth &+= 1
      case 0x5D, 0x7D:
        depth = max(0, depth &- 1)
        if depth == 0, byte == 0x5D {
          bytes[index] = 0x20
          isDone = endsWithArray
          if isDone { return index + 1 }
        }
      case 0x2C: if depth == 1 { bytes[index] = 0x0A }
      case 0x0A, 0x0D: bytes[index] = 0x20
      default: break
      }
    }
    return bytes.count
  }
}
