import Columnar

/// The buffers of one record batch, each from a multiple of eight bytes on.
struct ArrowBody {
  private(set) var bytes: [UInt8] = []
  /// Offset and length of each buffer.
  private(set) var buffers: [[Int64]] = []
  /// Rows and nulls of each column.
  private(set) var nodes: [[Int64]] = []
  private let rowCount: Int

  init(rowCount: Int) { self.rowCount = rowCount }

  private mutating func append(_ content: [UInt8]) {
    buffers.append([Int64(bytes.count), Int64(content.count)])
    bytes.append(contentsOf: content)
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  /// A column without nulls.
  mutating func append(words: [Int64]) {
    beginColumn(validity: [])
    append(little(words))
  }

  /// The same text in every row.
  mutating func append(text: String) {
    beginColumn(validity: [])
    appendTexts(
      offsets: (0...rowCount).map { $0 * text.utf8.count },
      content: Array((0..<rowCount).map { _ in text.utf8 }.joined()))
  }

  /// A column of nulls, for a batch that lacks it.
  mutating func appendNulls(_ type: ColumnType) {
    beginColumn(validity: [Bool](repeating: false, count: rowCount))
    switch type {
    case .string: appendTexts(offsets: [Int](repeating: 0, count: rowCount + 1), content: [])
    case .bool: append(bits([Bool](repeating: false, count: rowCount)))
    default: append([UInt8](repeating: 0, count: rowCount * 8))
    }
  }

  /// One column of a batch. Complexity: O(rows + bytes).
  mutating func append(_ position: Int, of batch: Batch) {
    let cells = (0..<batch.tableCount).flatMap { table in
      batch.rows(ofTable: table).map { batch.scalar(column: position, row: $0, table: table) }
    }
    let validity = cells.map { $0 != .null }
    beginColumn(validity: validity.allSatisfy { $0 } ? [] : validity)
    switch batch.schema.fields[position].type {
    case .string:
      var offsets = [0]
      var content: [UInt8] = []
      for cell in cells {
        if case .string(let text) = cell { content.append(contentsOf: text.utf8) }
        offsets.append(content.count)
      }
      appendTexts(offsets: offsets, content: content)
    case .bool: append(bits(cells.map { $0 == .bool(true) }))
    default: append(little(cells.map { Int64(bitPattern: $0.word ?? 0) }))
    }
  }

  /// validity `[rows]`; empty where nothing is null.
  private mutating func beginColumn(validity: [Bool]) {
    nodes.append([Int64(rowCount), Int64(validity.lazy.filter { !$0 }.count)])
    append(validity.isEmpty ? [] : bits(validity))
  }

  /// offsets `[rows + 1]` into the content; a batch's texts stay below 2 GiB.
  private mutating func appendTexts(offsets: [Int], content: [UInt8]) {
    append(little(offsets.map { Int32(truncatingIfNeeded: $0) }))
    append(content)
  }

  private func bits(_ flags: [Bool]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: (flags.count + 7) / 8)
    for (index, flag) in flags.enumerated() where flag { packed[index / 8] |= 1 << (index % 8) }
    return packed
  }

  private func little<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}
