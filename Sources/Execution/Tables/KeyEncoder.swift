import Columnar

/// Writes the group keys of one batch's tables. Where its columns lie is looked up once for all
/// tables: streams of short tables have as many keys as others have rows.
///
/// Holds the batch, so that what the parts point to is valid as long as this lives.
struct KeyEncoder {
  private struct Part {
    let columnIndex: Int
    let type: ColumnType
    /// In `prefixes`.
    let prefixStart: Int
    let prefixCount: Int
    /// `[tables]`; all nil for a column that is not constant.
    var words: UnsafePointer<UInt64>?
    var bools: UnsafePointer<UInt8>?
    /// `[tables + 1]`, into the bytes.
    var textOffsets: UnsafePointer<Int64>?
    var textBytes: UnsafePointer<UInt8>?
    /// A bit a table, from this one on; nil where none is null.
    var validity: UnsafePointer<UInt64>?
    var validityOffset = 0

    var isConstant: Bool { words != nil || bools != nil || textOffsets != nil }

    func isValid(_ table: Int) -> Bool {
      guard let validity else { return true }
      let bit = validityOffset &+ table
      return validity[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
  }

  private let batch: Batch
  private let parts: [Part]
  /// Positions in `parts`.
  private let floatParts: [Int]
  /// Of all parts, one after another.
  private let prefixes: [UInt8]

  init(_ layout: KeyLayout, _ batch: Batch) {
    self.batch = batch
    var prefixes: [UInt8] = []
    var parts: [Part] = []
    for part in layout.parts {
      let column = batch.columns[part.columnIndex]
      var made = Part(
        columnIndex: part.columnIndex, type: column.type, prefixStart: prefixes.count,
        prefixCount: part.prefix.count)
      prefixes += part.prefix
      if case .constant(let values, let validity) = column.storage {
        switch values {
        case .words(let words): made.words = words.pointer
        case .bools(let bools): made.bools = bools.pointer
        case .strings(let texts):
          made.textOffsets = texts.offsets.pointer
          made.textBytes = texts.bytes.pointer
        }
        made.validity = validity?.words.pointer
        made.validityOffset = validity?.offset ?? 0
      }
      parts.append(made)
    }
    self.parts = parts
    floatParts = parts.indices.filter { parts[$0].type == .float }
    self.prefixes = prefixes
  }

  /// Appends the key of one table. Complexity: O(bytes of the key). Errors: `MemoryExhausted`.
  func encode(_ table: Int, into bytes: inout GrowingBuffer<UInt8>) throws {
    try withExtendedLifetime(batch) {
      try prefixes.withUnsafeBufferPointer { prefixes in
        for part in parts {
          let start = part.prefixStart
          try bytes.append(
            contentsOf: UnsafeBufferPointer(rebasing: prefixes[start..<(start &+ part.prefixCount)])
          )
          try encode(part, table, into: &bytes)
        }
      }
    }
    try bytes.append(0)
  }

  /// Positions in the layout of the parts of a table's key that are a negative zero, whose sign the
  /// encoded key does not keep, since it equals zero.
  func negativeZeroParts(of table: Int) -> [Int] {
    floatParts.filter { position in
      guard case .float(let value) = scalar(parts[position], table) else { return false }
      return value == 0 && value.sign == .minus
    }
  }

  private func scalar(_ part: Part, _ table: Int) -> Scalar {
    if part.isConstant { return batch.columns[part.columnIndex].constantScalar(table: table) }
    let row = batch.rows(ofTable: table).lowerBound
    guard row < batch.rowCount else { return .null }
    return batch.scalar(column: part.columnIndex, row: row, table: table)
  }

  private func encode(
    _ part: Part, _ table: Int, into bytes: inout GrowingBuffer<UInt8>
  ) throws {
    guard part.isConstant else { return try encode(scalar: scalar(part, table), into: &bytes) }
    if !part.isValid(table) { return try bytes.append(0) }
    try bytes.append(1)
    if let words = part.words {
      try KeyLayout.append(word: words[table], type: part.type, to: &bytes)
    } else if let bools = part.bools {
      try bytes.append(bools[table])
    } else if let offsets = part.textOffsets, let texts = part.textBytes {
      let start = Int(offsets[table])
      let count = Int(offsets[table &+ 1]) &- start
      try KeyLayout.append(
        utf8: UnsafeBufferPointer(start: texts + start, count: count), to: &bytes)
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
}
