/// A replacement text split at its `$` references, as Go's `Regexp.Expand` reads them.
struct ReplacementTemplate {
  enum Part: Equatable {
    case text([UInt8])
    /// A number or a name.
    case group(String)
  }

  private(set) var parts: [Part] = []

  init(_ replacement: String) {
    let bytes = Array(replacement.utf8)
    var text: [UInt8] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "$"), position + 1 < bytes.count else {
        text.append(bytes[position])
        position += 1
        continue
      }
      if bytes[position + 1] == UInt8(ascii: "$") {
        text.append(bytes[position])
        position += 2
      } else if let (name, next) = Self.reference(in: bytes, after: position + 1) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(.group(name))
        position = next
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  /// The name that begins at `start`, in braces or bare, and where the text goes on.
  private static func reference(in bytes: [UInt8], after start: Int) -> (String, Int)? {
    let braced = bytes[start] == UInt8(ascii: "{")
    let first = braced ? start + 1 : start
    var end = first
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > first else { return nil }
    if braced { guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil } }
    return (String(decoding: bytes[first..<end], as: UTF8.self), braced ? end + 1 : end)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
