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
  private let keyOffsets: [Int32]
  let keyBytes: [UInt8]
  /// `[runs + 1]`
  private let rowStarts: [Int32]
  /// `[runs]`, ns.
  let timeFirsts: [Int64]
  let timeLasts: [Int64]
  /// `[runs]`, ns between rows; 0 where they are not regular or only one.
  let steps: [Int64]
  /// `[runs]` record in `runStatistics`, -1 without; empty where no run has one.
  private let runRecords: [Int32]
  let runStatistics: StatisticsTable
  /// ns; 0 without entries.
  let entryWidth: Int64
  /// `[runs + 1]` first entry of each run; empty without entries.
  private let entryStarts: [Int32]
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
    rowCount = Int(rowStarts[runCount])
    (keyOffsets, keyBytes) = try readKeys(runCount, from: &reader)
    let isNumeric = type.isNumeric
    func hasStatistics(_ rows: UInt64) -> Bool {
      isNumeric && rows >= UInt64(Self.statisticsRowsMin)
    }
    var recordCount = 0
    var records: [Int32] = []
    if rowCounts.contains(where: hasStatistics) {
      records.reserveCapacity(runCount)
      for rows in rowCounts {
        let has = hasStatistics(rows)
        records.append(has ? Int32(truncatingIfNeeded: recordCount) : -1)
        if has { recordCount &+= 1 }
      }
    }
    runRecords = records
    runStatistics = try StatisticsTable(
      type: type, keepsEnds: true, count: recordCount, from: &reader)
    let entries = try EntryColumns(
      type: type, rowStarts: rowStarts, from: &reader)
    entryWidth = entries.width
    entryStarts = entries.starts
    entryOrdinals = entries.ordinals
    entryRowStarts = entries.rowStarts
    entryRowEnds = entries.rowEnds
    entryStatistics = entries.statistics
  }

  var runCount: Int { timeFirsts.count }

  func rows(ofRun run: Int) -> Range<Int> { Int(rowStarts[run])..<Int(rowStarts[run &+ 1]) }

  /// The record in `runStatistics`; nil without.
  func record(ofRun run: Int) -> Int? {
    guard !runRecords.isEmpty, runRecords[run] >= 0 else { return nil }
    return Int(runRecords[run])
  }

  func entries(ofRun run: Int) -> Range<Int> {
    entryStarts.isEmpty ? 0..<0 : Int(entryStarts[run])..<Int(entryStarts[run &+ 1])
  }

  private func keyRange(ofRun run: Int) -> Range<Int> {
    Int(keyOffsets[run])..<Int(keyOffsets[run &+ 1])
  }

  func withKey<Result>(
    ofRun run: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try keyBytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[keyRange(ofRun: run)]))
    }
  }

  /// As `compareBytes(key, key(ofRun: run))`.
  func compare(_ key: [UInt8], withKeyOfRun run: Int) -> Int {
    key.withUnsafeBufferPointer { key in withKey(ofRun: run) { compareBytes(key, $0) } }
  }

  func key(ofRun run: Int) -> [UInt8] { Array(keyBytes[keyRange(ofRun: run)]) }

  /// The bytes that a cached directory takes, about.
  var byteCount: Int { runCount &* 40 &+ keyBytes.count &+ entryOrdinals.count &* 36 }
}

/// `[counts + 1]`, from 0; a total beyond 32 bits is damage.
func runningTotals(_ counts: [UInt64]) throws(CorruptBlob) -> [Int32] {
  var totals: [Int32] = [0]
  totals.reserveCapacity(counts.count &+ 1)
  var total = 0
  for count in counts {
    guard count <= UInt64(Int32.max), total &+ Int(count) <= Int(Int32.max) else {
      throw CorruptBlob("a directory counts too many rows")
    }
    total &+= Int(count)
    totals.append(Int32(truncatingIfNeeded: total))
  }
  return totals
}

/// Keys are stored as the length that each shares with the one before, and the bytes after.
/// Complexity: O(runs + bytes).
private func readKeys(
  _ runCount: Int, from reader: inout ByteReader
) throws(CorruptBlob) -> (offsets: [Int32], bytes: [UInt8]) {
  let shared = try words(runCount, from: &reader)
  let suffixes = try words(runCount, from: &reader)
  let stored = try reader.section()
  let source = UnsafeRawBufferPointer(rebasing: reader.blob.bytes[stored])
  var offsets: [Int32] = [0]
  offsets.reserveCapacity(runCount &+ 1)
  var position = 0
  var total = 0
  var previous = 0
  for run in 0..<runCount {
    guard let prefix = Int(exactly: shared[run]), prefix <= previous,
      let suffix = Int(exactly: suffixes[run]), suffix <= source.count &- position,
      total &+ prefix &+ suffix <= Int(Int32.max)
    else { throw CorruptBlob("a series key is longer than its bytes") }
    position &+= suffix
    previous = prefix &+ suffix
    total &+= previous
    offsets.append(Int32(truncatingIfNeeded: total))
  }
  let bytes = [UInt8](unsafeUninitializedCapacity: total) { target, count in
    count = total
    let target = UnsafeMutableRawBufferPointer(target)
    var position = 0
    for run in 0..<runCount {
      let prefix = Int(shared[run])
      let suffix = Int(suffixes[run])
      let start = Int(offsets[run])
      if prefix > 0 {
        let before = Int(offsets[run &- 1])
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
  var starts: [Int32]
  var ordinals: [Int32] = []
  var rowStarts: [Int32] = []
  var rowEnds: [Int32] = []
  var statistics: StatisticsTable

  init(
    type: ColumnType, rowStarts runRowStarts: [Int32], from reader: inout ByteReader
  ) throws(CorruptBlob) {
    width = Int64(bitPattern: try reader.word())
    let entryCount = try reader.u32()
    guard width >= 0, width > 0 || entryCount == 0 else {
      throw CorruptBlob("a directory has entries of no width")
    }
    let runs = 0..<(runRowStarts.count &- 1)
    starts = try runningTotals(try words(runs.count, from: &reader))
    guard starts[runs.count] == entryCount else { throw CorruptBlob("a directory lost entries") }
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
    for run in runs where starts[run] < starts[run &+ 1] {
      var row = Int(runRowStarts[run])
      let end = Int(runRowStarts[run &+ 1])
      for entry in Int(starts[run])..<Int(starts[run &+ 1]) {
        guard rowCounts[entry] > 0, rowCounts[entry] <= UInt64(end &- row) else {
          throw CorruptBlob("a directory entry counts rows that are not there")
        }
        rowStarts.append(Int32(truncatingIfNeeded: row))
        row &+= Int(rowCounts[entry])
        rowEnds.append(Int32(truncatingIfNeeded: row))
      }
      guard row == end else {
        throw CorruptBlob("the entries of a run do not cover it")
      }
    }
    if entryCount == 0 { starts = [] }
    statistics = try StatisticsTable(
      type: type, keepsEnds: false, count: entryCount, from: &reader)
  }
}
