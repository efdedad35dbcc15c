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

  /// Appends the key of one table. Complexity: O(bytes of the key).
  func encode(_ batch: Batch, table: Int, into bytes: inout GrowingBuffer<UInt8>) throws {
    for part in parts {
      try part.prefix.withUnsafeBufferPointer { try bytes.append(contentsOf: $0) }
      try encode(part.columnIndex, batch, table: table, into: &bytes)
    }
    try bytes.append(0)
  }

  private func encode(
    _ index: Int, _ batch: Batch, table: Int, into bytes: inout GrowingBuffer<UInt8>
  ) throws {
    let column = batch.columns[index]
    guard case .constant(let values, let validity) = column.storage else {
      let row = batch.rows(ofTable: table).lowerBound
      return try encode(
        scalar: row < batch.rowCount ? batch.scalar(column: index, row: row, table: table) : .null,
        into: &bytes)
    }
    if let validity, !validity.isValid(table) { return try bytes.append(0) }
    try bytes.append(1)
    switch values {
    case .bools(let bools): try bytes.append(bools.pointer[table])
    case .words(let words):
      try KeyLayout.append(word: words.pointer[table], type: column.type, to: &bytes)
    case .strings(let strings): try KeyLayout.append(utf8: strings.utf8(table), to: &bytes)
    }
  }

  private func encode(scalar: Scalar, into bytes: inout GrowingBuffer<UInt8>) throws {
    if case .null = scalar { return try bytes.append(0) }
    try bytes.append(1)
    switch scalar {
    case .null: break
    case .bool(let value): try bytes.append(value ? 1 : 0)
    case .int(let value), .time(let value):
      try KeyLayout.append(word: UInt64(bitPattern: value), type: .int, to: &bytes)
    case .uint(let value): try KeyLayout.append(word: value, type: .uint, to: &bytes)
    case .float(let value):
      try KeyLayout.append(word: value.bitPattern, type: .float, to: &bytes)
    case .string(let text):
      var text = text
      try text.withUTF8 { try KeyLayout.append(utf8: $0, to: &bytes) }
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
