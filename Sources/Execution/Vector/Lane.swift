import Columnar

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stretch of UTF-8 bytes somewhere in memory that outlives the chunk.
struct TextView {
  var base: UnsafePointer<UInt8>?
  var count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes.baseAddress
    count = bytes.count
  }

  static var empty: TextView { TextView(UnsafeBufferPointer(start: nil, count: 0)) }

  @inline(__always)
  func isEqual(to other: TextView) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let base, let otherBase = other.base, base != otherBase else { return true }
    return memcmp(base, otherBase, count) == 0
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
}

/// The values of one expression for the rows of a chunk: 8-byte words for numbers and times, words
/// 0 or 1 for bools, views for texts.
struct Lane {
  var words: UnsafePointer<UInt64>
  /// Texts only; else meaningless.
  var texts: UnsafePointer<TextView>
  /// One byte a row, 1 = present; nil when no row is null.
  var valid: UnsafePointer<UInt8>?

  @inline(__always)
  func isValid(_ row: Int) -> Bool { valid.map { $0[row] != 0 } ?? true }

  /// 1 where the row is present and true.
  @inline(__always)
  func isTrue(_ row: Int) -> Bool { words[row] != 0 && isValid(row) }
}

/// Memory for one lane, allocated once per program and used for every chunk.
final class LaneMemory {
  static let rowsMax = 1_024

  let words: UnsafeMutablePointer<UInt64>
  let texts: UnsafeMutablePointer<TextView>
  let valid: UnsafeMutablePointer<UInt8>
  private let owners: (Buffer<UInt64>, Buffer<TextView>, Buffer<UInt8>)

  init(hasTexts: Bool, budget: MemoryBudget?) throws {
    let rows = LaneMemory.rowsMax
    let wordBuffer = try Buffer<UInt64>(capacity: rows, budget: budget)
    let textBuffer = try Buffer<TextView>(capacity: hasTexts ? rows : 1, budget: budget)
    let validBuffer = try Buffer<UInt8>(capacity: rows, budget: budget)
    words = wordBuffer.base
    texts = textBuffer.base
    valid = validBuffer.base
    owners = (wordBuffer, textBuffer, validBuffer)
    words.update(repeating: 0, count: rows)
    texts.update(
      repeating: .empty, count: hasTexts ? rows : 1)
    valid.update(repeating: 1, count: rows)
  }

  func lane(hasNulls: Bool) -> Lane {
    Lane(words: words, texts: texts, valid: hasNulls ? UnsafePointer(valid) : nil)
  }
}

/// Some rows of a batch that a program works on at one time.
struct Chunk {
  let batch: Batch
  /// First row in the batch.
  let start: Int
  let count: Int
  /// One byte a row: 1 where the expression's value is needed, so that it may fail; nil for all.
  var active: UnsafePointer<UInt8>?

  @inline(__always)
  func isActive(_ row: Int) -> Bool { active.map { $0[row] != 0 } ?? true }
}

/// Some active row failed; the row path says which and why.
struct VectorFailure: Error {}
