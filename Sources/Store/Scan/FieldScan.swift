import Columnar
import Diagnostics
import Planning

/// Everything of one field that a request touches: its segments' runs in key order, and what lies
/// over them.
final class FieldScan: Sendable {
  let field: FieldInfo
  let segments: [SegmentRow]
  let runs: SortedRuns
  let buffered: SegmentRows
  let bufferedContent: DecodedRows
  let tombstones: [Tombstone]
  /// Tag labels where all series of the measurement have the same ones.
  let commonLabels: [String]?
  let test: SeriesTest

  private init(
    field: FieldInfo, segments: [SegmentRow], runs: SortedRuns, buffered: SegmentRows,
    tombstones: [Tombstone], commonLabels: [String]?, test: SeriesTest
  ) {
    self.field = field
    self.segments = segments
    self.runs = runs
    self.buffered = buffered
    bufferedContent = DecodedRows(
      times: buffered.times, words: buffered.words, strings: buffered.strings)
    self.tombstones = tombstones
    self.commonLabels = commonLabels
    self.test = test
  }

  /// Opens the directories that may hold wanted rows; counts segments as it goes.
  static func open(
    _ field: FieldInfo, test: SeriesTest, times: ClosedRange<Int64>, session: StoreSession,
    statistics: inout ScanStatistics
  ) throws -> FieldScan {
    let all = try session.segments(field: field.id)
    statistics.segmentsTotal += all.count
    let candidates = try session.candidateKeys(test, measurement: field.measurementID)
    let segments = all.filter { row in
      guard row.overlaps(times) else { return false }
      guard let candidates else { return true }
      let at = candidates.partitioningIndex { !SeriesKey.precedes($0, row.keyMin) }
      return at < candidates.count && !SeriesKey.precedes(row.keyMax, candidates[at])
    }
    statistics.segmentsSkipped += all.count - segments.count
    let directories = try segments.map { try session.directory($0) }
    let wanted = candidates.map { keys in directories.map { $0.runs(ofKeys: keys) } }
    let runs = SortedRuns(directories, only: wanted) { segment, run in
      directories[segment].timeFirsts[run] <= times.upperBound
        && directories[segment].timeLasts[run] >= times.lowerBound
    }
    let (buffered, tombstones) = try session.reading { connection in
      (
        try connection.bufferedRows(field, times: times),
        try connection.tombstones(field: field.id).filter { $0.times.overlaps(times) }
      )
    }
    let shapes = try session.shapes(measurement: field.measurementID)
    return FieldScan(
      field: field, segments: segments, runs: runs, buffered: buffered, tombstones: tombstones,
      commonLabels: shapes.count == 1 ? shapes[0] : nil, test: test)
  }

  func directory(_ segment: Int32) -> SegmentDirectory { runs.directories[Int(segment)] }
}

extension StoreSession {
  /// Candidates beyond which reading the directories is cheaper than the index.
  private static let candidatesMax = 20_000

  /// Keys among which all series that pass must be, ascending; nil where the index does not help.
  func candidateKeys(_ test: SeriesTest, measurement: Int64) throws -> [[UInt8]]? {
    switch test {
    case .constant, .matches, .exists:
      return nil
    case .compare(let label, .equal, let value):
      return try reading { connection in
        let query = try connection.statement(
          """
          SELECT s.key FROM tag_key k JOIN series_tag t ON t.tag_key = k.id
          JOIN series s ON s.id = t.series
          WHERE k.measurement = ? AND k.name = ? AND t.value = ? LIMIT \(Self.candidatesMax + 1)
          """)
        defer { query.reset() }
        try query.bind([.integer(measurement), .text(label), .text(value)])
        var keys: [[UInt8]] = []
        while try query.step() { keys.append(query.bytes(0)) }
        if keys.count > Self.candidatesMax { return nil }
        return keys.sorted(by: SeriesKey.precedes)
      }
    case .compare:
      return nil
    case .and(let tests):
      var best: [[UInt8]]?
      for test in tests {
        guard let keys = try candidateKeys(test, measurement: measurement) else { continue }
        if keys.count < best?.count ?? .max { best = keys }
      }
      return best
    case .or(let tests):
      var all: Set<[UInt8]> = []
      for test in tests {
        guard let keys = try candidateKeys(test, measurement: measurement) else { return nil }
        all.formUnion(keys)
      }
      return all.count > Self.candidatesMax ? nil : all.sorted(by: SeriesKey.precedes)
    }
  }
}

extension SegmentDirectory {
  /// The runs of the keys, both ascending. Complexity: O(keys * log runs).
  func runs(ofKeys keys: [[UInt8]]) -> [Int] {
    guard runCount > 0 else { return [] }
    let first = key(ofRun: 0)
    let last = key(ofRun: runCount - 1)
    var found: [Int] = []
    var index = keys.partitioningIndex { !SeriesKey.precedes($0, first) }
    while index < keys.count, !SeriesKey.precedes(last, keys[index]) {
      keys[index].withUnsafeBufferPointer { wanted in
        var low = 0
        var high = runCount
        while low < high {
          let middle = (low + high) / 2
          if withKey(ofRun: middle, { compareBytes($0, wanted) }) < 0 {
            low = middle + 1
          } else {
            high = middle
          }
        }
        while low < runCount, withKey(ofRun: low, { compareBytes($0, wanted) }) == 0 {
          found.append(low)
          low += 1
        }
      }
      index += 1
    }
    return found
  }
}

extension Array {
  /// The first index whose element passes, in an array where those that pass stand last.
  func partitioningIndex(where passes: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
