/// Measurement and tags as line protocol writes them, taken apart.
struct LineProtocolKey {
  let measurement: String
  /// Ascending by label.
  let tags: [(label: String, value: String)]

  /// What is wrong with a key.
  struct Defect: Error { let reason: String }

  /// Reads `measurement[,tag=value…]`. Errors: a tag without a name or a value, twice, or with a
  /// name that stands for a column of every table.
  init(_ text: UnsafeBufferPointer<UInt8>) throws(Defect) {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw Defect(reason: "a byte-order mark inside the file")
    }
    var position = lineProtocolEnd(text, from: 1, of: [0x2C])
    measurement = lineProtocolName(
      UnsafeBufferPointer(rebasing: text[0..<position]), escapes: [0x20, 0x2C])
    var found: [(label: String, value: String)] = []
    while position < text.count {
      let start = position + 1
      let end = lineProtocolEnd(text, from: start, of: [0x2C])
      position = end
      let equals = lineProtocolEnd(text, from: start, to: end, of: [0x3D])
      if equals == start { throw Defect(reason: "a tag without a name") }
      let label = lineProtocolName(UnsafeBufferPointer(rebasing: text[start..<equals]))
      guard equals + 1 < end else { throw Defect(reason: "tag \(quoted(label)) has no value") }
      if lineProtocolEnd(text, from: equals + 1, to: end, of: [0x3D]) < end {
        throw Defect(reason: "the value of tag \(quoted(label)) holds a bare =; write \\=")
      }
      try Self.check(label, text[start..<equals])
      found.append(
        (label, lineProtocolName(UnsafeBufferPointer(rebasing: text[(equals + 1)..<end]))))
    }
    found.sort { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
    for index in found.indices.dropFirst() where found[index].label == found[index - 1].label {
      throw Defect(reason: "tag \(quoted(found[index].label)) stands twice")
    }
    tags = found
  }

  private static func check(
    _ label: String, _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) throws(Defect) {
    let isReserved = [
      "time", "_time", "_value", "_field", "_measurement", "_start", "_stop",
    ].contains(label)
    let isUnprintable = bytes.contains(0) || bytes.elementsEqual([0xFF])
    if isReserved || isUnprintable {
      throw Defect(reason: "\(quoted(label)) cannot be the name of a tag")
    }
  }
}

/// Position of the first of some bytes that no backslash stands before, or the end.
func lineProtocolEnd(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil, of stops: [UInt8]
) -> Int {
  let end = end ?? text.count
  var index = start
  while index < end {
    if stops.contains(text[index]), index == 0 || text[index - 1] != 0x5C { return index }
    index += 1
  }
  return end
}

/// A name without the backslashes that stand before commas, blanks and equals signs; others stay.
func lineProtocolName(
  _ text: UnsafeBufferPointer<UInt8>, escapes: [UInt8] = [0x20, 0x2C, 0x3D]
) -> String {
  guard text.contains(0x5C) else { return String(decoding: text, as: UTF8.self) }
  var bytes: [UInt8] = []
  for (index, byte) in text.enumerated() {
    if byte == 0x5C, index + 1 < text.count, escapes.contains(text[index + 1]) { continue }
    bytes.append(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}
