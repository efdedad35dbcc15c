import CZstd

/// Strings as codes into a sorted dictionary of the different ones.
///
/// Layout: sections of the dictionary's lengths, its bytes (plain or under zstd), and the codes.
struct EncodedStrings: Sendable {
  /// `[strings + 1]`, positions in `bytes`.
  let offsets: [Int]
  let bytes: [UInt8]
  let codes: EncodedWords

  /// Bytes of a dictionary below which compression is not tried.
  private static let compressionBytesMin = 512
  /// No dictionary of a segment is larger: what claims to be is damaged.
  private static let dictionaryBytesMax = 1 << 31

  init(_ blob: BlobBytes, at range: Range<Int>) throws(CorruptBlob) {
    var reader = ByteReader(blob, at: range)
    let lengths = try EncodedWords(blob, at: try reader.section()).decodeAll()
    let plainCount = try reader.u32()
    let stored = try reader.section()
    guard plainCount <= Self.dictionaryBytesMax else {
      throw CorruptBlob("a dictionary is too big")
    }
    var offsets = [0]
    offsets.reserveCapacity(lengths.count &+ 1)
    var end = 0
    for length in lengths {
      guard let length = Int(exactly: length), length <= plainCount &- end else {
        throw CorruptBlob("a dictionary is longer than its bytes")
      }
      end &+= length
      offsets.append(end)
    }
    self.offsets = offsets
    bytes = try Self.inflate(blob, stored, to: plainCount)
    codes = try EncodedWords(blob, at: try reader.section())
  }

  var dictionaryCount: Int { offsets.count &- 1 }

  private static func inflate(
    _ blob: BlobBytes, _ range: Range<Int>, to count: Int
  ) throws(CorruptBlob) -> [UInt8] {
    let stored = UnsafeRawBufferPointer(rebasing: blob.bytes[range])
    if stored.count == count { return [UInt8](stored) }
    var size = 0
    let plain = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      size = ZSTD_decompress(buffer.baseAddress, count, stored.baseAddress, stored.count)
      initialized = size == count ? count : 0
    }
    guard size == count else { throw CorruptBlob("a dictionary cannot be decompressed") }
    return plain
  }

  /// Appends the strings of the rows, encoded.
  static func encode(_ strings: ArraySlice<String>, to writer: inout ByteWriter) {
    let sorted = Set(strings).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var numbers: [String: UInt64] = [:]
    numbers.reserveCapacity(sorted.count)
    var plain: [UInt8] = []
    var lengths: [UInt64] = []
    for (number, string) in sorted.enumerated() {
      numbers[string] = UInt64(number)
      plain.append(contentsOf: string.utf8)
      lengths.append(UInt64(string.utf8.count))
    }
    let codes = strings.map { numbers[$0] ?? 0 }
    writer.section { section in
      lengths.withUnsafeBufferPointer { EncodedWords.encode($0, floats: false, to: &section) }
    }
    writer.append(u32: plain.count)
    let stored = deflate(plain)
    writer.section { section in
      stored.withUnsafeBufferPointer { section.append(contentsOf: $0) }
    }
    writer.section { section in
      codes.withUnsafeBufferPointer { EncodedWords.encode($0, floats: false, to: &section) }
    }
  }

  /// The bytes under zstd where that is shorter.
  private static func deflate(_ plain: [UInt8]) -> [UInt8] {
    guard plain.count >= compressionBytesMin else { return plain }
    let room = plain.count &- 1
    var size = 0
    let stored = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      size = ZSTD_compress(buffer.baseAddress, room, plain, plain.count, 3)
      count = ZSTD_isError(size) == 0 ? size : 0
    }
    return stored.isEmpty ? plain : stored
  }
}
