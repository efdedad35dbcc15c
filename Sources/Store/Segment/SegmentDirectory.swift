import Columnar

/// What stands in a segment: its runs (one series each, in key order), where their rows and times
/// lie, and statistics of the longer ones. Immutable, shared between threads and queries.
final class SegmentDirectory: Sendable {
  /// Runs with fewer rows have no statistics.
  static let statisticsRowsMin = 256
  static let formatByte: UInt8 = 1

  let type: ColumnType
  let rowCount: Int
  /// `[runs + 1]` positions in `keyBytes`.
  let keyOffsets: [Int]
  let keyBytes: [UInt8]
  /// `[runs + 1]`
  let rowStarts: [Int]
  /// `[runs]`, ns.
  let timeFirsts: [Int64]
  let timeLasts: [Int64]
  /// `[runs]`, ns between rows; 0 where they are not regular or only one.
  let steps: [Int64]
  /// `[runs]` record in `runStatistics`, -1 without.
  let runRecords: [Int]
  let runStatistics: StatisticsTable
  /// ns; 0 without entries.
  let entryWidth: Int64
  /// `[runs + 1]` first entry of each run.
  let entryStarts: [Int]
  /// `[entries]` time / width, rounded down.
  let entryOrdinals: [Int32]
  /// `[entries + 1]`: entry `e` has rows `entryRowStarts[e] ..< entryRowEnds[e]` of the segment.
  let entryRowStarts: [Int32]
  let entryRowEnds: [Int32]
  let entryStatistics: StatisticsTable

  /// Reads a directory. Errors: `CorruptBlob` wherever numbers do not fit together.
  init(_ blob: BlobBytes) throws(CorruptBlob) {
    var reader = ByteReader(blob)
    guard try reader.byte() == Self.formatByte, let type = ColumnType(rawValue: try reader.byte())
    else { throw CorruptBlob("a directory is of an unknown format") }
    self.type = type
    let runCount = try reader.u32()
    let rowCounts = try words(runCount, from: &reader)
    timeFirsts = try words(runCount, as: Int64.self, from: &reader)
    timeLasts = try words(runCount, as: Int64.self, from: &reader)
    steps = try words(runCount, as: Int64.self, from: &reader)
    rowStarts = try runningTotals(rowCounts)
    rowCount = rowStarts[runCount]
    (keyOffsets, keyBytes) = try readKeys(runCount, from: &reader)
    let isNumeric = type.isNumeric
    var records: [Int] = []
    records.reserveCapacity(runCount)
    var recordCount = 0
    for rows in rowCounts {
      let has = isNumeric && rows >= UInt64(Self.statisticsRowsMin)
      records.append(has ? recordCount : -1)
      if has { recordCount &+= 1 }
    }
    runRecords = records
    runStatistics = try StatisticsTable(
      type: type, keepsEnds: true, count: recordCount, from: &reader)
    let entries = try EntryColumns(
      type: type, records: records, rowStarts: rowStarts, from: &reader)
    entryWidth = entries.width
    entryStarts = entries.starts
    entryOrdinals = entries.ordinals
    entryRowStarts = entries.rowStarts
    entryRowEnds = entries.rowEnds
    entryStatistics = entries.statistics
  }

  var runCount: Int { timeFirsts.count }

  func rows(ofRun run: Int) -> Range<Int> { rowStarts[run]..<rowStarts[run &+ 1] }

  func withKey<Result>(
    ofRun run: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try keyBytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[keyOffsets[run]..<keyOffsets[run &+ 1]]))
    }
  }

  /// As `compareBytes(key, key(ofRun: run))`.
  func compare(_ key: [UInt8], withKeyOfRun run: Int) -> Int {
    key.withUnsafeBufferPointer { key in withKey(ofRun: run) { compareBytes(key, $0) } }
  }

  func key(ofRun run: Int) -> [UInt8] { Array(keyBytes[keyOffsets[run]..<keyOffsets[run &+ 1]]) }

  /// The bytes that a cached directory takes, about.
  var byteCount: Int { runCount &* 80 &+ keyBytes.count &+ entryOrdinals.count &* 36 }
}

/// `[counts + 1]`, from 0; a total beyond 32 bits is damage.
func runningTotals(_ counts: [UInt64]) throws(CorruptBlob) -> [Int] {
  var totals = [0]
  totals.reserveCapacity(counts.count &+ 1)
  var total = 0
  for count in counts {
    guard count <= UInt64(Int32.max), total &+ Int(count) <= Int(Int32.max) else {
      throw CorruptBlob("a directory counts too many rows")
    }
    total &+= Int(count)
    totals.append(total)
  }
  return totals
}

/// Keys are stored as the length that each shares with the one before, and the bytes after.
/// Complexity: O(runs + bytes).
private func readKeys(
  _ runCount: Int, from reader: inout ByteReader
) throws(CorruptBlob) -> (offsets: [Int], bytes: [UInt8]) {
  let shared = try words(runCount, from: &reader)
  let suffixes = try words(runCount, from: &reader)
  let stored = try reader.section()
  let source = UnsafeRawBufferPointer(rebasing: reader.blob.bytes[stored])
  var offsets = [0]
  offsets.reserveCapacity(runCount &+ 1)
  var position = 0
  for run in 0..<runCount {
    let previous = run == 0 ? 0 : offsets[run] &- offsets[run &- 1]
    guard let prefix = Int(exactly: shared[run]), prefix <= previous,
      let suffix = Int(exactly: suffixes[run]), suffix <= source.count &- position,
      offsets[run] &+ prefix &+ suffix <= Int(Int32.max)
    else { throw CorruptBlob("a series key is longer than its bytes") }
    position &+= suffix
    offsets.append(offsets[run] &+ prefix &+ suffix)
  }
  let bytes = [UInt8](unsafeUninitializedCapacity: offsets[runCount]) { target, count in
    count = offsets[runCount]
    let target = UnsafeMutableRawBufferPointer(target)
    var position = 0
    for run in 0..<runCount {
      let prefix = Int(shared[run])
      let suffix = Int(suffixes[run])
      let start = offsets[run]
      if prefix > 0 {
        let before = offsets[run &- 1]
        UnsafeMutableRawBufferPointer(rebasing: target[start..<(start &+ prefix)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: target[before..<(before &+ prefix)]))
      }
      UnsafeMutableRawBufferPointer(
        rebasing: target[(start &+ prefix)..<(start &+ prefix &+ suffix)]
      ).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[position..<(position &+ suffix)]))
      position &+= suffix
    }
  }
  return (offsets, bytes)
}

/// The entries of a directory as they are stored.
private struct EntryColumns {
  var width: Int64
  var starts: [Int]
  var ordinals: [Int32] = []
  var rowStarts: [Int32] = []
  var rowEnds: [Int32] = []
  var statistics: StatisticsTable

  init(
    type: ColumnType, records: [Int], rowStarts runRowStarts: [Int], from reader: inout ByteReader
  ) throws(CorruptBlob) {
    width = Int64(bitPattern: try reader.word())
    let entryCount = try reader.u32()
    guard width >= 0, width > 0 || entryCount == 0 else {
      throw CorruptBlob("a directory has entries of no width")
    }
    starts = try runningTotals(try words(records.count, from: &reader))
    guard starts.last == entryCount else { throw CorruptBlob("a directory lost entries") }
    ordinals.reserveCapacity(entryCount)
    for word in try words(entryCount, as: Int64.self, from: &reader) {
      guard let ordinal = Int32(exactly: word) else {
        throw CorruptBlob("a directory entry lies beyond all times")
      }
      ordinals.append(ordinal)
    }
    let rowCounts = try words(entryCount, from: &reader)
    rowStarts.reserveCapacity(entryCount)
    rowEnds.reserveCapacity(entryCount)
    for run in records.indices where starts[run] < starts[run &+ 1] {
      var row = runRowStarts[run]
      for entry in starts[run]..<starts[run &+ 1] {
        guard rowCounts[entry] > 0, rowCounts[entry] <= UInt64(runRowStarts[run &+ 1] &- row) else {
          throw CorruptBlob("a directory entry counts rows that are not there")
        }
        rowStarts.append(Int32(truncatingIfNeeded: row))
        row &+= Int(rowCounts[entry])
        rowEnds.append(Int32(truncatingIfNeeded: row))
      }
      guard row == runRowStarts[run &+ 1] else {
        throw CorruptBlob("the entries of a run do not cover it")
      }
    }
    statistics = try StatisticsTable(
      type: type, keepsEnds: false, count: entryCount, from: &reader)
  }
}
