import CZlib
import CZstd
import Diagnostics

/// Undoes the compression of a stream that comes in pieces.
protocol Decompressor: AnyObject {
  /// Reads from `source` and writes to `space`; returns how many bytes of each it used.
  /// Errors: the reason why the bytes are not of the format.
  func decode(
    _ source: UnsafeRawBufferPointer, into space: UnsafeMutableRawBufferPointer
  ) throws(DecompressionDefect) -> (read: Int, written: Int)

  /// Whether the stream may end here.
  var isAtEnd: Bool { get }
}

/// What is wrong with compressed bytes.
struct DecompressionDefect: Error { let reason: String }

/// gzip, also several members one after another.
final class GzipDecompressor: Decompressor {
  // At a fixed place: zlib's state points back at it.
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var isAtEnd = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isUsable = gridflux_inflate_begin(stream) == Z_OK
  }

  private let isUsable: Bool

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decode(
    _ source: UnsafeRawBufferPointer, into space: UnsafeMutableRawBufferPointer
  ) throws(DecompressionDefect) -> (read: Int, written: Int) {
    guard isUsable else { throw DecompressionDefect(reason: "no memory to unpack it") }
    if isAtEnd {
      // What follows a member must be the next one; zeros are padding.
      if source.allSatisfy({ $0 == 0 }) { return (source.count, 0) }
      inflateReset(stream)
      isAtEnd = false
    }
    let bytes = source.bindMemory(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = UInt32(truncatingIfNeeded: source.count)
    stream.pointee.next_out = space.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(truncatingIfNeeded: space.count)
    let status = inflate(stream, Z_NO_FLUSH)
    isAtEnd = status == Z_STREAM_END
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
      throw DecompressionDefect(
        reason: stream.pointee.msg.map { String(cString: $0) } ?? "not gzip data")
    }
    return (
      source.count - Int(stream.pointee.avail_in), space.count - Int(stream.pointee.avail_out)
    )
  }
}

/// zstd, also several frames one after another.
final class ZstdDecompressor: Decompressor {
  private let context = ZSTD_createDCtx()
  private(set) var isAtEnd = false

  deinit { ZSTD_freeDCtx(context) }

  func decode(
    _ source: UnsafeRawBufferPointer, into space: UnsafeMutableRawBufferPointer
  ) throws(DecompressionDefect) -> (read: Int, written: Int) {
    var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
    var output = ZSTD_outBuffer(dst: space.baseAddress, size: space.count, pos: 0)
    let status = ZSTD_decompressStream(context, &output, &input)
    if ZSTD_isError(status) != 0 {
      throw DecompressionDefect(reason: String(cString: ZSTD_getErrorName(status)).lowercased())
    }
    isAtEnd = status == 0
    return (input.pos, output.pos)
  }
}
