/// One bit a row; 1 = present. Bit `i` of the column is bit `offset + i` of the words.
@usableFromInline package struct Validity: Sendable {
  @usableFromInline package let words: BufferSlice<UInt64>
  /// Position of row 0, in bits.
  @usableFromInline package let offset: Int
  /// In rows.
  package let count: Int

  package init(words: BufferSlice<UInt64>, offset: Int = 0, count: Int) {
    precondition(offset + count <= words.count * 64)
    self.words = words
    self.offset = offset
    self.count = count
  }

  @inlinable package func isValid(_ row: Int) -> Bool {
    let bit = offset &+ row
    return words.pointer[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  package func slice(_ range: Range<Int>) -> Validity {
    Validity(words: words, offset: offset + range.lowerBound, count: range.count)
  }
}

/// Strings as offsets into UTF-8 bytes: string `i` is `bytes[offsets[i] ..< offsets[i + 1]]`.
@usableFromInline package struct StringValues: Sendable {
  /// `[count + 1]`, ascending; absolute positions in `bytes`, whatever the slice.
  @usableFromInline package let offsets: BufferSlice<Int64>
  @usableFromInline package let bytes: BufferSlice<UInt8>

  package init(offsets: BufferSlice<Int64>, bytes: BufferSlice<UInt8>) {
    self.offsets = offsets
    self.bytes = bytes
  }

  @inlinable package var count: Int { offsets.count - 1 }

  @inlinable package func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets.pointer[index])
    let end = Int(offsets.pointer[index + 1])
    return UnsafeBufferPointer(start: bytes.pointer + start, count: end - start)
  }

  package func string(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// The very same memory, so that codes into one are codes into the other.
  package func isSame(as other: StringValues) -> Bool {
    offsets.buffer.isSame(as: other.offsets.buffer) && offsets.offset == other.offsets.offset
      && offsets.count == other.offsets.count && bytes.buffer.isSame(as: other.bytes.buffer)
      && bytes.offset == other.bytes.offset
  }

  package func slice(_ range: Range<Int>) -> StringValues {
    StringValues(
      offsets: offsets.slice(range.lowerBound..<(range.upperBound + 1)), bytes: bytes)
  }
}

/// Values side by side, one representation per physical type. A null's slot holds an arbitrary but
/// initialised value.
@usableFromInline package enum Values: Sendable {
  /// int, uint, float, time: 8 bytes each, the bit pattern of the value.
  case words(BufferSlice<UInt64>)
  /// bool: 0 or 1.
  case bools(BufferSlice<UInt8>)
  case strings(StringValues)

  package var count: Int {
    switch self {
    case .words(let words): words.count
    case .bools(let bools): bools.count
    case .strings(let strings): strings.count
    }
  }

  package func slice(_ range: Range<Int>) -> Values {
    switch self {
    case .words(let words): .words(words.slice(range))
    case .bools(let bools): .bools(bools.slice(range))
    case .strings(let strings): .strings(strings.slice(range))
    }
  }
}

/// A column of a batch in one of four representations. Kernels take the representation as it is.
@usableFromInline package struct Column: Sendable {
  @usableFromInline package enum Storage: Sendable {
    /// `[rows]` values; no validity where there is no null.
    case plain(Values, Validity?)
    /// `[tables]` values, one for every row of a table; key columns are always so.
    case constant(Values, Validity?)
    /// `[rows]` codes into a shared dictionary; -1 is null. Type string only.
    case dictionary(codes: BufferSlice<Int32>, dictionary: StringValues)
    /// `[tables]` first times and one step: row `i` of a table is `start + step * i`. Type time
    /// only, no nulls.
    case regularTime(starts: BufferSlice<Int64>, stepNanoseconds: Int64)
  }

  package let type: ColumnType
  @usableFromInline package let storage: Storage

  package init(type: ColumnType, storage: Storage) {
    self.type = type
    self.storage = storage
  }
}
