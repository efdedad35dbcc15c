import CStore
import Columnar

/// What a segment knows about ranges of its rows without reading them, one record a range.
///
/// Words are bit patterns of the field's type. A float sum is the unevaluated
/// `sums[0] + sums[1] + sums[2]`, exact; NaN in the first part says that three did not suffice.
/// An integer sum wraps and stands in `sums[0]` alone.
struct StatisticsTable: Sendable, Equatable {
  let type: ColumnType
  /// Runs keep their first and last values, entries do not.
  let keepsEnds: Bool
  /// Parts that are read from a store and are zero throughout are empty: most sums need one.
  private var sums: [[UInt64]]
  private(set) var minima: [UInt64] = []
  private(set) var maxima: [UInt64] = []
  private(set) var firsts: [UInt64] = []
  private(set) var lasts: [UInt64] = []

  init(type: ColumnType, keepsEnds: Bool) {
    self.type = type
    self.keepsEnds = keepsEnds
    sums = Array(repeating: [], count: type == .float ? 3 : 1)
  }

  var count: Int { minima.count }

  /// One part of a record's sum.
  func sum(part: Int, of record: Int) -> UInt64 {
    sums[part].isEmpty ? 0 : sums[part][record]
  }

  /// Adds the record of `words`, which must not be empty.
  mutating func append(_ words: UnsafeBufferPointer<UInt64>) {
    guard let base = words.baseAddress, let first = words.first, let last = words.last else {
      return
    }
    var least = 0
    var greatest = 0
    switch type {
    case .float:
      base.withMemoryRebound(to: Double.self, capacity: words.count) { values in
        gridflux_extremes_float(values, words.count, &least, &greatest)
        var parts = (0.0, 0.0, 0.0)
        let isExact = withUnsafeMutableBytes(of: &parts) { bytes in
          gridflux_sum_exactly(
            values, words.count, bytes.assumingMemoryBound(to: Double.self).baseAddress)
        }
        if !isExact { parts = (.nan, 0, 0) }
        sums[0].append(parts.0.bitPattern)
        sums[1].append(parts.1.bitPattern)
        sums[2].append(parts.2.bitPattern)
      }
    case .uint:
      gridflux_extremes_uint(base, words.count, &least, &greatest)
      sums[0].append(words.reduce(0, &+))
    default:
      base.withMemoryRebound(to: Int64.self, capacity: words.count) { values in
        gridflux_extremes_int(values, words.count, &least, &greatest)
      }
      sums[0].append(words.reduce(0, &+))
    }
    minima.append(words[least])
    maxima.append(words[greatest])
    if keepsEnds {
      firsts.append(first)
      lasts.append(last)
    }
  }

  func encode(to writer: inout ByteWriter) {
    for column in columns {
      writer.section { section in
        column.withUnsafeBufferPointer {
          EncodedWords.encode($0, floats: type == .float, to: &section)
        }
      }
    }
  }

  private var columns: [[UInt64]] {
    sums + (keepsEnds ? [minima, maxima, firsts, lasts] : [minima, maxima])
  }

  init(
    type: ColumnType, keepsEnds: Bool, count: Int, from reader: inout ByteReader
  ) throws(CorruptBlob) {
    self.init(type: type, keepsEnds: keepsEnds)
    for part in sums.indices {
      let column = try words(count, from: &reader)
      if column.contains(where: { $0 != 0 }) { sums[part] = column }
    }
    minima = try words(count, from: &reader)
    maxima = try words(count, from: &reader)
    guard keepsEnds else { return }
    firsts = try words(count, from: &reader)
    lasts = try words(count, from: &reader)
  }
}

/// The words of the next section, which must be `count`.
func words<Word: FixedWidthInteger & BitwiseCopyable>(
  _ count: Int, as type: Word.Type = UInt64.self, from reader: inout ByteReader
) throws(CorruptBlob) -> [Word] {
  let words = try EncodedWords(reader.blob, at: try reader.section()).decodeAll(as: type)
  guard words.count == count else {
    throw CorruptBlob("a directory column has \(words.count) entries, expected \(count)")
  }
  return words
}
