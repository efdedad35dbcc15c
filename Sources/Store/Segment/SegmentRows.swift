import Columnar

/// Rows of one field on their way into segments: runs in key order, times ascending within.
struct SegmentRows: Sendable {
  let type: ColumnType
  /// One a run.
  var keys: [[UInt8]] = []
  /// `[runs]`, first row of each.
  var runStarts: [Int] = []
  var times: [Int64] = []
  /// Values of all types but string.
  var words: [UInt64] = []
  /// Values of type string.
  var strings: [String] = []

  init(type: ColumnType) { self.type = type }

  var rowCount: Int { times.count }

  func rows(ofRun run: Int) -> Range<Int> {
    runStarts[run]..<(run &+ 1 < runStarts.count ? runStarts[run &+ 1] : times.count)
  }

  /// Begins a run unless the last one is of the same series.
  mutating func beginRun(_ key: [UInt8]) {
    if keys.last == key { return }
    keys.append(key)
    runStarts.append(times.count)
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    runStarts.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    strings.removeAll(keepingCapacity: true)
  }
}
