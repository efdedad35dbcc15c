import Columnar

/// How group keys are written as bytes so that comparing bytes compares keys as upstream does.
///
/// For each key column in label order: 1, the label with all bits flipped (the key that lacks the
/// smaller label is the smaller key), the type, 0 for null or 1 and the value in an order that
/// bytes keep. The key with fewer columns is the smaller one, so a key ends with a 0.
/// Source: language semantics, "key ordering".
struct KeyLayout {
  struct Part {
    let columnIndex: Int
    let type: ColumnType
    /// Everything before the null mark.
    let prefix: [UInt8]
  }

  /// In label order.
  let parts: [Part]

  init(_ schema: Schema) {
    let sorted = schema.keyIndices.sorted {
      Array(schema.fields[$0].label.utf8).lexicographicallyPrecedes(
        Array(schema.fields[$1].label.utf8))
    }
    parts = sorted.map { index in
      let field = schema.fields[index]
      var prefix: [UInt8] = [1]
      for byte in field.label.utf8 {
        prefix.append(~byte)
        if byte == 0 { prefix.append(0) }
      }
      prefix += [0xFF, 0xFF, field.type.rawValue]
      return Part(columnIndex: index, type: field.type, prefix: prefix)
    }
  }

  static func append(
    word: UInt64, type: ColumnType, to bytes: inout GrowingBuffer<UInt8>
  ) throws {
    var big = ordered(word, type: type).bigEndian
    try withUnsafeBytes(of: &big) { raw in
      try raw.withMemoryRebound(to: UInt8.self) { try bytes.append(contentsOf: $0) }
    }
  }

  static func append(
    utf8: UnsafeBufferPointer<UInt8>, to bytes: inout GrowingBuffer<UInt8>
  ) throws {
    if utf8.contains(0) {
      for byte in utf8 {
        try bytes.append(byte)
        if byte == 0 { try bytes.append(0xFF) }
      }
    } else {
      try bytes.append(contentsOf: utf8)
    }
    try bytes.append(0)
    try bytes.append(0)
  }

  /// A word whose unsigned order is the order of the values. Negative zero equals zero.
  static func ordered(_ word: UInt64, type: ColumnType) -> UInt64 {
    switch type {
    case .int, .time: word ^ (1 << 63)
    case .float:
      if word == 1 << 63 {
        1 << 63
      } else if word >> 63 == 1 {
        ~word
      } else {
        word | (1 << 63)
      }
    default: word
    }
  }

  /// The inverse of `ordered`.
  static func unordered(_ word: UInt64, type: ColumnType) -> UInt64 {
    switch type {
    case .int, .time: word ^ (1 << 63)
    case .float: word >> 63 == 1 ? word & ~(1 << 63) : ~word
    default: word
    }
  }
}
