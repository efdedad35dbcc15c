/// What the arrays of a JSON document hold, as far as its bytes are known: which of them could be
/// its records. Arrays inside of arrays are not looked into.
struct JSONShape {
  private static let depthMax = 64

  /// An array that is reached by names of members alone.
  struct FoundArray {
    let path: [String]
    /// Position of its bracket.
    let start: Int
    var objectCount = 0
    /// Neither objects nor arrays.
    var valueCount = 0
    var innerCount = 0

    /// All elements are objects, and there is one.
    var holdsRecords: Bool { objectCount > 0 && valueCount + innerCount == 0 }
    /// All elements are texts, numbers and the like.
    var holdsValues: Bool { valueCount > 0 && objectCount + innerCount == 0 }
  }

  /// In the order of their brackets.
  private(set) var arrays: [FoundArray] = []
  /// Names of the outermost object's members.
  private(set) var members: [String] = []
  /// What they say of the zone of times.
  private(set) var zone = StatedZone()
  /// Behind the first object or array; nil where the bytes end inside of it.
  private(set) var end: Int?

  /// Reads as far as the bytes are JSON. Complexity: O(bytes).
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var cursor = JSONCursor(bytes)
    var path: [String] = []
    var name = ""
    cursor.skipBlanks()
    while let byte = cursor.byte {
      switch byte {
      case 0x7B:
        guard path.count < Self.depthMax else { return }
        path.append(name)
        name = ""
        cursor.position += 1
      case 0x7D:
        if path.popLast() == nil { return }
        cursor.position += 1
        if path.isEmpty {
          end = cursor.position
          return
        }
      case 0x5B:
        let inside = Array((path + [name]).dropFirst())
        guard readArray(&cursor, path: path.isEmpty ? [] : inside) else { return }
        if path.isEmpty {
          end = cursor.position
          return
        }
      case 0x22:
        guard let text = cursor.string() else { return }
        cursor.skipBlanks()
        if cursor.byte == 0x3A {
          cursor.position += 1
          name = String(decoding: text, as: UTF8.self)
          if path.count == 1 { members.append(name) }
        } else if path.count == 1 {
          zone.learn(name, String(decoding: text, as: UTF8.self))
        }
      case 0x2C: cursor.position += 1
      default:
        let start = cursor.position
        guard cursor.skipValue() else { return }
        if path.count == 1 {
          zone.learn(name, String(decoding: bytes[start..<cursor.position], as: UTF8.self))
        }
      }
      cursor.skipBlanks()
    }
  }

  /// Counts the elements; false where the bytes end inside of it.
  private mutating func readArray(_ cursor: inout JSONCursor, path: [String]) -> Bool {
    var array = FoundArray(path: path, start: cursor.position)
    defer { arrays.append(array) }
    cursor.position += 1
    cursor.skipBlanks()
    while let byte = cursor.byte {
      switch byte {
      case 0x5D:
        cursor.position += 1
        return true
      case 0x2C: cursor.position += 1
      case 0x7B, 0x5B:
        if byte == 0x7B { array.objectCount += 1 } else { array.innerCount += 1 }
        guard cursor.skipNested() else { return false }
      default:
        array.valueCount += 1
        guard byte == 0x22 ? cursor.string() != nil : cursor.skipValue() else { return false }
      }
      cursor.skipBlanks()
    }
    return false
  }
}
