import Columnar
import Planning

/// One output column of a map being written, row after row from 0.
final class RowOutput {
  private let type: ColumnType
  private let rows: Int
  private let budget: MemoryBudget?
  /// `[rows]`; of the three one by type.
  let words: UnsafeMutablePointer<UInt64>?
  let bools: UnsafeMutablePointer<UInt8>?
  private let offsets: UnsafeMutablePointer<Int64>?
  private let wordBuffer: Buffer<UInt64>?
  private let boolBuffer: Buffer<UInt8>?
  private let offsetBuffer: Buffer<Int64>?
  private var bytes: Buffer<UInt8>?
  private var byteCount = 0
  /// One bit a row, 1 = present; made at the first null.
  private var validity: Buffer<UInt64>?

  /// Errors: `MemoryExhausted`.
  init(type: ColumnType, rows: Int, budget: MemoryBudget?) throws {
    self.type = type
    self.rows = rows
    self.budget = budget
    wordBuffer =
      type == .bool || type == .string ? nil : try Buffer(capacity: rows, budget: budget)
    boolBuffer = type == .bool ? try Buffer(capacity: rows, budget: budget) : nil
    offsetBuffer = type == .string ? try Buffer(capacity: rows + 1, budget: budget) : nil
    words = wordBuffer?.base
    bools = boolBuffer?.base
    offsets = offsetBuffer?.base
    offsets?[0] = 0
    if type == .string {
      bytes = try Buffer(capacity: max(64, rows * 8), budget: budget)
    }
  }

  /// Appends the text of a row; rows come in order. Errors: `MemoryExhausted`.
  func store(_ text: UnsafeBufferPointer<UInt8>, row: Int) throws {
    let end = byteCount + text.count
    if let source = text.baseAddress, text.count > 0 {
      if end > bytes?.capacity ?? 0 { try growBytes(to: end) }
      bytes.map { ($0.base + byteCount).update(from: source, count: text.count) }
    }
    byteCount = end
    offsets?[row + 1] = Int64(end)
  }

  private func growBytes(to count: Int) throws {
    let grown = try Buffer<UInt8>(
      capacity: max(count, (bytes?.capacity ?? 0) * 2), budget: budget)
    if let bytes { grown.base.update(from: bytes.base, count: byteCount) }
    bytes = grown
  }

  /// Marks a row as null. Errors: `MemoryExhausted`.
  func setNull(row: Int) throws {
    if validity == nil {
      let words = (rows + 63) / 64
      let made = try Buffer<UInt64>(capacity: words, budget: budget)
      made.base.initialize(repeating: ~0, count: words)
      validity = made
    }
    validity.map { $0.base[row >> 6] &= ~(1 << UInt64(row & 63)) }
  }

  func finish() throws -> Column {
    let present = validity.map { words in
      Validity(words: BufferSlice(words, count: (rows + 63) / 64), count: rows)
    }
    let values: Values
    if let wordBuffer {
      values = .words(BufferSlice(wordBuffer, count: rows))
    } else if let boolBuffer {
      values = .bools(BufferSlice(boolBuffer, count: rows))
    } else {
      let offsets = try offsetBuffer ?? Buffer(capacity: rows + 1, budget: budget)
      let bytes = try bytes ?? Buffer(capacity: 0, budget: budget)
      values = .strings(
        StringValues(
          offsets: BufferSlice(offsets, count: rows + 1),
          bytes: BufferSlice(bytes, count: byteCount)))
    }
    return Column(type: type, storage: .plain(values, present))
  }
}
