import Columnar
import Diagnostics

/// Bytes of one text at most: a few names that each double the one before could grow beyond any
/// memory.
package let textBytesMax = 64 << 20

/// A text longer than `textBytesMax`.
var textTooLong: QueryFailure {
  QueryFailure(
    .unsupportedOperation, "text is longer than \(textBytesMax) bytes", upstreamCode: 11)
}

/// Memory for the texts of one row, given back as a whole before the next row.
final class TextArena {
  private static let firstChunkBytes = 4_096

  private var chunk: Buffer<UInt8>?
  private var used = 0
  /// Chunks that were too small for the row; their texts are still read.
  private var fullChunks: [Buffer<UInt8>] = []
  /// Bytes handed out since the last reset.
  private(set) var allocatedBytes = 0
  /// Where chunks are taken from.
  var budget: MemoryBudget?

  /// Uninitialised bytes, valid until the next `reset`. Errors: `MemoryExhausted`; `E0001` for a
  /// text that is too long.
  func allocate(_ count: Int) throws -> UnsafeMutablePointer<UInt8> {
    if count > textBytesMax { throw textTooLong }
    allocatedBytes += count
    if let chunk, count <= chunk.capacity - used {
      defer { used += count }
      return chunk.base + used
    }
    let capacity = max((chunk?.capacity ?? Self.firstChunkBytes / 2) * 2, count)
    let next = try Buffer<UInt8>(capacity: capacity, budget: budget)
    if let chunk { fullChunks.append(chunk) }
    chunk = next
    used = count
    return next.base
  }

  /// A copy of a text, valid until the next `reset`. Errors: those of `allocate`.
  func copy(_ text: UnsafeBufferPointer<UInt8>) throws -> UnsafeBufferPointer<UInt8> {
    let target = try allocate(text.count)
    if let source = text.baseAddress { target.update(from: source, count: text.count) }
    return UnsafeBufferPointer(start: target, count: text.count)
  }

  func reset() {
    used = 0
    allocatedBytes = 0
    if !fullChunks.isEmpty { fullChunks = [] }
  }

  /// Gives all memory back.
  func release() {
    reset()
    chunk = nil
    budget = nil
  }
}
