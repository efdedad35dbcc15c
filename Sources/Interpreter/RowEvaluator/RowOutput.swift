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
  /// Where the next text goes, and the bytes left there.
  private var next: UnsafeMutablePointer<UInt8>?
  private var remainingBytes = 0
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
      let made = try Buffer<UInt8>(capacity: max(64, rows * 8), budget: budget)
      bytes = made
      next = made.base
      remainingBytes = made.capacity
    }
  }

  /// Appends the text of a row; rows come in order. Errors: `MemoryExhausted`.
  func store(_ text: UnsafeBufferPointer<UInt8>, row: Int) throws {
    if text.count > remainingBytes { try growBytes(by: text.count) }
    if let place = next, let source = text.baseAddress {
      place.update(from: source, count: text.count)
      next = place + text.count
    }
    remainingBytes &-= text.count
    byteCount &+= text.count
    offsets.unsafelyUnwrapped[row &+ 1] = Int64(byteCount)
  }

  @inline(never)
  private func growBytes(by count: Int) throws {
    let grown = try Buffer<UInt8>(
      capacity: max(byteCount + count, (bytes?.capacity ?? 0) * 2), budget: budget)
    if let bytes { grown.base.update(from: bytes.base, count: byteCount) }
    bytes = grown
    next = grown.base + byteCount
    remainingBytes = grown.capacity - byteCount
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
