import Columnar
import Diagnostics

/// A text longer than `textBytesMax`.
var textTooLong: QueryFailure {
  QueryFailure(
    .unsupportedOperation, "text is longer than \(textBytesMax) bytes", upstreamCode: 11)
}

/// Memory for the texts of one row, given back as a whole before the next row.
final class TextArena {
  private static let firstChunkBytes = 4_096

  /// Where the next text goes in the chunk, and the bytes left there.
  private var next: UnsafeMutablePointer<UInt8>?
  private var remainingBytes = 0
  private var chunk: Buffer<UInt8>?
  /// Chunks that were too small for the row; their texts are still read.
  private var fullChunks: [Buffer<UInt8>] = []
  private var fullBytes = 0
  /// Where chunks are taken from.
  var budget: MemoryBudget?

  /// Bytes in use since the last reset.
  var allocatedBytes: Int { fullBytes + (chunk?.capacity ?? 0) - remainingBytes }

  /// Uninitialised bytes, valid until the next `reset`. Errors: `MemoryExhausted`; `E0001` for a
  /// text that is too long.
  @inline(__always)
  func allocate(_ count: Int) throws -> UnsafeMutablePointer<UInt8> {
    if let place = next, count <= remainingBytes {
      next = place + count
      remainingBytes &-= count
      return place
    }
    return try allocateInNewChunk(count)
  }

  @inline(never)
  private func allocateInNewChunk(_ count: Int) throws -> UnsafeMutablePointer<UInt8> {
    if count > textBytesMax { throw textTooLong }
    let capacity = max((chunk?.capacity ?? Self.firstChunkBytes / 2) * 2, count)
    let made = try Buffer<UInt8>(capacity: capacity, budget: budget)
    if let chunk {
      fullChunks.append(chunk)
      fullBytes += chunk.capacity
    }
    chunk = made
    next = made.base + count
    remainingBytes = capacity - count
    return made.base
  }

  /// A copy of a text, valid until the next `reset`. Errors: those of `allocate`.
  func copy(_ text: UnsafeBufferPointer<UInt8>) throws -> UnsafeBufferPointer<UInt8> {
    let target = try allocate(text.count)
    if let source = text.baseAddress { target.update(from: source, count: text.count) }
    return UnsafeBufferPointer(start: target, count: text.count)
  }

  @inline(__always)
  func reset() {
    guard let chunk else { return }
    next = chunk.base
    remainingBytes = chunk.capacity
    if fullBytes > 0 { forgetFullChunks() }
  }

  private func forgetFullChunks() {
    fullChunks = []
    fullBytes = 0
  }

  /// Gives all memory back.
  func release() {
    forgetFullChunks()
    chunk = nil
    next = nil
    remainingBytes = 0
    budget = nil
  }
}
