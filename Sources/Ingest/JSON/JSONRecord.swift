/// One JSON object, flattened: members of inner objects have their path as name, `a.b`.
///
/// Reused from line to line. Strings are without quotes and escapes, `null` is an empty value,
/// arrays stay as they are written.
/// Source: RFC 8259.
struct JSONRecord {
  private static let depthMax = 64

  struct Member {
    let name: Range<Int>
    let value: Range<Int>
    let isText: Bool
  }

  /// Bytes of names and values.
  private(set) var bytes: [UInt8] = []
  private(set) var members: [Member] = []
  private var position = 0

  /// Why a text is no JSON object.
  struct Defect: Error { let reason: String }

  /// Reads an object. Errors: the place and what is wrong. Complexity: O(bytes).
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) {
    bytes.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    position = 0
    skipBlanks(text)
    guard position < text.count, text[position] == 0x7B else {
      throw Defect(reason: "no JSON object: expected {\"name\": value, …}")
    }
    try object(text, prefix: 0..<0, depth: 0)
    skipBlanks(text)
    if position < text.count { throw Defect(reason: "text after the JSON object") }
  }

  private mutating func skipBlanks(_ text: UnsafeBufferPointer<UInt8>) {
    while position < text.count, text[position] == 0x20 || (9...13).contains(text[position]) {
      position &+= 1
    }
  }

  private mutating func object(
    _ text: UnsafeBufferPointer<UInt8>, prefix: Range<Int>, depth: Int
  ) throws(Defect) {
    guard depth < Self.depthMax else { throw Defect(reason: "JSON nested deeper than 64") }
    position += 1
    skipBlanks(text)
    if position < text.count, text[position] == 0x7D {
      position += 1
      return
    }
    while true {
      skipBlanks(text)
      guard position < text.count, text[position] == 0x22 else {
        throw Defect(reason: "no name in quotes at byte \(position + 1)")
      }
      let start = bytes.count
      if !prefix.isEmpty {
        bytes.append(contentsOf: bytes[prefix])
        bytes.append(0x2E)
      }
      try string(text)
      let name = start..<bytes.count
      skipBlanks(text)
      guard position < text.count, text[position] == 0x3A else {
        throw Defect(reason: "no colon at byte \(position + 1)")
      }
      position += 1
      try value(text, name: name, depth: depth)
      skipBlanks(text)
      guard position < text.count else { throw Defect(reason: "the JSON object is not closed") }
      position += 1
      if text[position - 1] == 0x7D { return }
      guard text[position - 1] == 0x2C else {
        throw Defect(reason: "no comma at byte \(position)")
      }
    }
  }

  private mutating func value(
    _ text: UnsafeBufferPointer<UInt8>, name: Range<Int>, depth: Int
  ) throws(Defect) {
    skipBlanks(text)
    guard position < text.count else { throw Defect(reason: "the JSON object is not closed") }
    let start = bytes.count
    switch text[position] {
    case 0x22:
      try string(text)
      members.append(Member(name: name, value: start..<bytes.count, isText: true))
    case 0x7B: try object(text, prefix: name, depth: depth + 1)
    case 0x5B:
      try array(text)
      members.append(Member(name: name, value: start..<bytes.count, isText: true))
    default:
      while position < text.count,
        ![0x2C, 0x7D, 0x5D, 0x20, 0x0A, 0x0D, 0x09].contains(text[position])
      {
        bytes.append(text[position])
        position &+= 1
      }
      if start == bytes.count { throw Defect(reason: "no value at byte \(position + 1)") }
      if bytes[start...].elementsEqual("null".utf8) { bytes.removeSubrange(start...) }
      members.append(Member(name: name, value: start..<bytes.count, isText: false))
    }
  }

  /// Copies an array as it is written.
  private mutating func array(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) {
    var depth = 0
    var isInString = false
    while position < text.count {
      let byte = text[position]
      bytes.append(byte)
      position &+= 1
      if isInString {
        if byte == 0x5C, position < text.count {
          bytes.append(text[position])
          position &+= 1
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x22: isInString = true
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth -= 1
      default: break
      }
      if depth == 0 { return }
    }
    throw Defect(reason: "a JSON array is not closed")
  }

  /// Appends the text of a string at the position, which moves behind it.
  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) {
    position += 1
    while position < text.count, text[position] != 0x22 {
      let byte = text[position]
      position &+= 1
      guard byte == 0x5C else {
        bytes.append(byte)
        continue
      }
      guard position < text.count else { break }
      let escape = text[position]
      position += 1
      switch escape {
      case 0x6E: bytes.append(0x0A)
      case 0x72: bytes.append(0x0D)
      case 0x74: bytes.append(0x09)
      case 0x62: bytes.append(0x08)
      case 0x66: bytes.append(0x0C)
      case 0x75: try unicode(text)
      case 0x22, 0x5C, 0x2F: bytes.append(escape)
      default: throw Defect(reason: "no JSON escape at byte \(position)")
      }
    }
    guard position < text.count else { throw Defect(reason: "quote not closed") }
    position += 1
  }

  /// A code unit of UTF-16, or a pair of them; a lone half of a pair is shown as U+FFFD.
  private mutating func unicode(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) {
    let first = try hexadecimal(text)
    var value = first
    if (0xD800..<0xDC00).contains(first), position + 1 < text.count, text[position] == 0x5C,
      text[position + 1] == 0x75
    {
      let before = position
      position += 2
      let second = try hexadecimal(text)
      if (0xDC00..<0xE000).contains(second) {
        value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      } else {
        position = before
      }
    }
    let scalar = UnicodeScalar(value) ?? "\u{FFFD}"
    bytes.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) -> UInt32 {
    guard position + 4 <= text.count else { throw Defect(reason: "quote not closed") }
    let digits = String(decoding: text[position..<(position + 4)], as: UTF8.self)
    guard let value = UInt32(digits, radix: 16), digits.first != "+" else {
      throw Defect(reason: "no JSON escape at byte \(position + 1)")
    }
    position += 4
    return value
  }
}
