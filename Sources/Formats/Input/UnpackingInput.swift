import Diagnostics

/// Unpacks gzip and zstd, told by their first bytes, on the way from another input; all else passes
/// as it is. Memory: one piece, and what the packing's window needs.
package final class UnpackingInput: ByteInput {
  private static let pieceBytes = 1 << 18

  private let packed: any ByteInput
  private let name: String
  private let piece = UnsafeMutableRawBufferPointer.allocate(
    byteCount: UnpackingInput.pieceBytes, alignment: 16)
  private var start = 0
  private var end = 0
  private var atEnd = false
  private var decompressor: (any Decompressor)?
  private var isOpened = false
  /// Bytes taken from the packed input so far.
  package private(set) var packedBytesRead = 0

  /// name: what messages call the input.
  package init(_ packed: any ByteInput, name: String) {
    self.packed = packed
    self.name = name
  }

  deinit { piece.deallocate() }

  /// Errors: those of the packed input, `D0104` for data that is damaged or cut short.
  package func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    if !isOpened { try recognise() }
    guard let decompressor else {
      if start < end { return copyPiece(to: space) }
      return atEnd ? 0 : try readPacked(space)
    }
    while true {
      if start == end, !atEnd {
        start = 0
        end = try readPacked(piece)
      }
      if start == end, decompressor.isAtEnd { return 0 }
      let used = try decode(decompressor, into: space)
      start += used.read
      if used.written > 0 { return used.written }
      if used.read == 0, atEnd || start < end {
        if decompressor.isAtEnd, start == end { return 0 }
        throw QueryFailure(
          .damagedPacking, "\(name): packed data ends too early, after byte \(packedBytesRead)",
          fix: "fetch the file again")
      }
    }
  }

  private func decode(
    _ decompressor: any Decompressor, into space: UnsafeMutableRawBufferPointer
  ) throws -> (read: Int, written: Int) {
    let source = UnsafeRawBufferPointer(rebasing: piece[start..<end])
    do throws(DecompressionDefect) {
      return try decompressor.decode(source, into: space)
    } catch {
      throw QueryFailure(
        .damagedPacking,
        "\(name): packed data is damaged near byte \(packedBytesRead): " + error.reason,
        fix: "fetch the file again")
    }
  }

  /// Looks at the first bytes. Source: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1.
  private func recognise() throws {
    isOpened = true
    while end < 4, !atEnd {
      end += try readPacked(UnsafeMutableRawBufferPointer(rebasing: piece[end...]))
    }
    if end >= 2, piece[0] == 0x1F, piece[1] == 0x8B {
      decompressor = GzipDecompressor()
    } else if end >= 4, piece[0] == 0x28, piece[1] == 0xB5, piece[2] == 0x2F, piece[3] == 0xFD {
      decompressor = ZstdDecompressor()
    }
  }

  private func copyPiece(to space: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(space.count, end - start)
    space.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[start..<(start + count)]))
    start += count
    return count
  }

  private func readPacked(_ space: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try packed.read(into: space)
    if count == 0 { atEnd = true }
    packedBytesRead += count
    return count
  }
}

extension DiagnosticCode {
  /// gzip or zstd data that is damaged.
  package static let damagedPacking = DiagnosticCode("D0104")
}
