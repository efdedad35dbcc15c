/// A tag set as bytes whose order under `memcmp` is the order of group keys: labels one after
/// another in ascending order; where they differ, the key that lacks the smaller label comes first;
/// then by value.
///
/// Each tag is its label with all bits turned over, 0xFF, its value with 0x00 doubled to 0x00 0xFF,
/// 0x00 0x00. The key that lacks a label ends there or goes on with a greater one, whose turned-over
/// bytes are smaller: either way it is less.
enum SeriesKey {
  typealias Tag = (label: String, value: String)

  /// Tags in ascending order of their labels; labels are unique and without zero bytes.
  static func encode(_ tags: [Tag]) -> [UInt8] {
    var key: [UInt8] = []
    for tag in tags { append(tag, to: &key) }
    return key
  }

  static func append(_ tag: Tag, to key: inout [UInt8]) {
    for byte in tag.label.utf8 { key.append(~byte) }
    key.append(0xFF)
    for byte in tag.value.utf8 {
      key.append(byte)
      if byte == 0 { key.append(0xFF) }
    }
    key.append(0)
    key.append(0)
  }

  /// The tags of a key. Errors: `CorruptBlob` for bytes that are no key.
  static func decode(_ key: UnsafeBufferPointer<UInt8>) throws(CorruptBlob) -> [Tag] {
    var tags: [Tag] = []
    var position = 0
    while position < key.count {
      let label = try labelEnd(key, from: position)
      let name = String(
        decoding: key[position..<label].lazy.map { ~$0 }, as: UTF8.self)
      var bytes: [UInt8] = []
      position = try readValue(key, from: label &+ 1, to: &bytes)
      tags.append((name, String(decoding: bytes, as: UTF8.self)))
    }
    return tags
  }

  static func decode(_ key: [UInt8]) throws(CorruptBlob) -> [Tag] {
    var result: Result<[Tag], CorruptBlob> = .success([])
    key.withUnsafeBufferPointer { bytes in
      result = Result { () throws(CorruptBlob) in try decode(bytes) }
    }
    return try result.get()
  }

  /// Position of the 0xFF that ends the label.
  static func labelEnd(
    _ key: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(CorruptBlob) -> Int {
    var position = start
    while position < key.count, key[position] != 0xFF { position &+= 1 }
    guard position < key.count else { throw CorruptBlob("a series key has no value") }
    return position
  }

  /// Appends the value that begins at `start`; returns the position after it.
  static func readValue(
    _ key: UnsafeBufferPointer<UInt8>, from start: Int, to bytes: inout [UInt8]
  ) throws(CorruptBlob) -> Int {
    var position = start
    while position &+ 1 < key.count {
      let byte = key[position]
      if byte != 0 {
        bytes.append(byte)
        position &+= 1
      } else if key[position &+ 1] == 0 {
        return position &+ 2
      } else {
        bytes.append(0)
        position &+= 2
      }
    }
    throw CorruptBlob("a series key ends too early")
  }

  /// The part of a key that does not depend on values: all labels with their 0xFF.
  static func shape(_ key: UnsafeBufferPointer<UInt8>) throws(CorruptBlob) -> [UInt8] {
    var shape: [UInt8] = []
    var position = 0
    var ignored: [UInt8] = []
    while position < key.count {
      let end = try labelEnd(key, from: position)
      shape.append(contentsOf: key[position...end])
      ignored.removeAll(keepingCapacity: true)
      position = try readValue(key, from: end &+ 1, to: &ignored)
    }
    return shape
  }

  /// The labels of a shape.
  static func labels(ofShape shape: [UInt8]) -> [String] {
    shape.split(separator: 0xFF).map { String(decoding: $0.map { ~$0 }, as: UTF8.self) }
  }

  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    compareBytes(left, right) < 0
  }
}
