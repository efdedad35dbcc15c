import CStore

/// Rows of a block: what is decoded at a time.
let blockRows = Int(GRIDFLUX_BLOCK_ROWS)

/// Words in blocks of 1,024, each encoded as it suits it; any block can be decoded alone.
///
/// Layout: rows (4 bytes), the end of each block relative to the first (4 bytes each), the blocks.
struct EncodedWords: Sendable {
  private let blob: BlobBytes
  let rowCount: Int
  private let endsStart: Int
  private let blocksStart: Int
  private let blocksEnd: Int

  init(_ blob: BlobBytes, at range: Range<Int>) throws(CorruptBlob) {
    var reader = ByteReader(blob, at: range)
    rowCount = try reader.u32()
    let blocks = (rowCount &+ blockRows &- 1) / blockRows
    endsStart = try reader.take(blocks &* 4).lowerBound
    blocksStart = reader.position
    blocksEnd = range.upperBound
    self.blob = blob
  }

  var blockCount: Int { (rowCount &+ blockRows &- 1) / blockRows }

  private func end(ofBlock block: Int) -> Int {
    Int(
      UInt32(
        littleEndian: blob.base.loadUnaligned(
          fromByteOffset: endsStart &+ block &* 4, as: UInt32.self)))
  }

  /// Writes the rows of one block to `out`, which has room for 1,024 words.
  func decodeBlock(
    _ block: Int, into out: UnsafeMutablePointer<UInt64>
  ) throws(CorruptBlob) {
    let start = block == 0 ? 0 : end(ofBlock: block &- 1)
    let end = self.end(ofBlock: block)
    let rows = min(blockRows, rowCount &- block &* blockRows)
    guard start <= end, end <= blocksEnd &- blocksStart,
      gridflux_block_decode(
        blob.base.advanced(by: blocksStart &+ start).assumingMemoryBound(to: UInt8.self),
        end &- start, Int32(rows), out)
    else { throw CorruptBlob("block \(block) of a column cannot be decoded") }
  }

  /// Writes the words of the rows to `out` `[rows]`; returns the number of blocks decoded.
  /// `scratch` has room for 1,024 words; nil takes such memory where it is needed.
  @discardableResult
  func decode(
    rows: Range<Int>, into out: UnsafeMutablePointer<UInt64>,
    scratch lent: UnsafeMutablePointer<UInt64>? = nil
  ) throws(CorruptBlob) -> Int {
    guard rows.lowerBound >= 0, rows.upperBound <= rowCount else {
      throw CorruptBlob("a column has \(rowCount) rows, rows \(rows) were asked for")
    }
    guard !rows.isEmpty else { return 0 }
    let first = rows.lowerBound / blockRows
    let last = (rows.upperBound &- 1) / blockRows
    var scratch = lent
    defer { if lent == nil { scratch?.deallocate() } }
    for block in first...last {
      let blockStart = block &* blockRows
      let whole = blockStart >= rows.lowerBound && blockStart &+ blockRows <= rows.upperBound
      if whole {
        try decodeBlock(block, into: out + (blockStart &- rows.lowerBound))
        continue
      }
      let words = scratch ?? .allocate(capacity: blockRows)
      scratch = words
      try decodeBlock(block, into: words)
      let from = max(blockStart, rows.lowerBound)
      let to = min(blockStart &+ blockRows, rows.upperBound)
      (out + (from &- rows.lowerBound)).update(
        from: words + (from &- blockStart), count: to &- from)
    }
    return last &- first &+ 1
  }

  /// All words, as 8-byte integers of the type asked for. Complexity: O(rows).
  func decodeAll<Word: FixedWidthInteger & BitwiseCopyable>(
    as type: Word.Type = UInt64.self
  ) throws(CorruptBlob) -> [Word] {
    precondition(MemoryLayout<Word>.stride == MemoryLayout<UInt64>.stride, "words have 8 bytes")
    // A block costs at least two bytes, so damaged counts cannot ask for much memory.
    guard blockCount &* 2 <= blocksEnd &- blocksStart else {
      throw CorruptBlob("a column has fewer blocks than rows")
    }
    var failure: CorruptBlob?
    let words = [Word](unsafeUninitializedCapacity: blockCount &* blockRows) { buffer, count in
      guard let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      do throws(CorruptBlob) {
        try decode(rows: 0..<rowCount, into: base.assumingMemoryBound(to: UInt64.self))
      } catch { failure = error }
      count = failure == nil ? rowCount : 0
    }
    if let failure { throw failure }
    return words
  }

  /// Appends the encoded words. `floats`: they are bit patterns of doubles.
  static func encode(
    _ words: UnsafeBufferPointer<UInt64>, floats: Bool, to writer: inout ByteWriter
  ) {
    writer.append(u32: words.count)
    let blocks = (words.count &+ blockRows &- 1) / blockRows
    guard let base = words.baseAddress, blocks > 0 else { return }
    let room = Int(GRIDFLUX_BLOCK_BYTES_MAX)
    var ends: [Int] = []
    let bytes = [UInt8](unsafeUninitializedCapacity: blocks &* room) { buffer, count in
      guard let out = buffer.baseAddress else { return }
      for start in stride(from: 0, to: words.count, by: blockRows) {
        let rows = min(blockRows, words.count &- start)
        count &+= gridflux_block_encode(base + start, Int32(rows), floats, out + count, nil)
        ends.append(count)
      }
    }
    for end in ends { writer.append(u32: end) }
    bytes.withUnsafeBufferPointer { writer.append(contentsOf: $0) }
  }
}
