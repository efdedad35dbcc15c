import CStore

/// What a stored block says about itself does not hold.
struct CorruptBlob: Error {
  let what: String
  init(_ what: String) { self.what = what }
}

/// The bytes of one stored BLOB, read only once made and shared between threads.
final class BlobBytes: @unchecked Sendable {
  let base: UnsafeRawPointer
  let count: Int

  init(copying bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 16)
    if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: count) }
    base = UnsafeRawPointer(memory)
  }

  convenience init(_ bytes: [UInt8]) {
    self.init(copying: bytes.withUnsafeBytes { $0 })
  }

  deinit { base.deallocate() }

  var checksum: UInt64 { gridflux_checksum(base, count) }
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}

/// Appends numbers in little-endian order and sections with their length.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(byte: UInt8) { bytes.append(byte) }
  mutating func append(u32 value: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian) {
      bytes.append(contentsOf: $0)
    }
  }
  mutating func append(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }
  mutating func append(contentsOf more: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// A length of four bytes, then what `body` appends.
  mutating func section(_ body: (inout ByteWriter) -> Void) {
    let start = bytes.count
    append(u32: 0)
    body(&self)
    let length = UInt32(truncatingIfNeeded: bytes.count &- start &- 4).littleEndian
    withUnsafeBytes(of: length) { source in
      for (index, byte) in source.enumerated() { bytes[start &+ index] = byte }
    }
  }
}

/// Reads what `ByteWriter` wrote and checks every length.
struct ByteReader {
  let blob: BlobBytes
  private(set) var position: Int
  let end: Int

  init(_ blob: BlobBytes) {
    self.init(blob, at: 0..<blob.count)
  }

  init(_ blob: BlobBytes, at range: Range<Int>) {
    self.blob = blob
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func take(_ count: Int) throws(CorruptBlob) -> Range<Int> {
    guard count >= 0, count <= end &- position else { throw CorruptBlob("a block ends too early") }
    let start = position
    position &+= count
    return start..<position
  }

  mutating func byte() throws(CorruptBlob) -> UInt8 {
    let range = try take(1)
    return blob.base.load(fromByteOffset: range.lowerBound, as: UInt8.self)
  }

  mutating func u32() throws(CorruptBlob) -> Int {
    let range = try take(4)
    return Int(
      UInt32(
        littleEndian: blob.base.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt32.self)))
  }

  mutating func word() throws(CorruptBlob) -> UInt64 {
    let range = try take(8)
    return UInt64(
      littleEndian: blob.base.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
  }

  /// The range of the next section's body.
  mutating func section() throws(CorruptBlob) -> Range<Int> { try take(try u32()) }
}
