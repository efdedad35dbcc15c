import Columnar

/// A segment's BLOBs and what its catalogue row says about them.
struct EncodedSegment: Sendable {
  var directory: [UInt8]
  /// nil where every run is regular.
  var times: [UInt8]?
  var data: [UInt8]
  var rowCount: Int
  var runCount: Int
  var timeMin: Int64
  var timeMax: Int64
  var keyMin: [UInt8]
  var keyMax: [UInt8]
}

/// The first byte of a data BLOB.
enum DataForm: UInt8 {
  case words = 1
  case strings = 2
}

private let hourNanoseconds: Int64 = 3_600_000_000_000
private let dayNanoseconds: Int64 = 86_400_000_000_000

/// Encodes rows, at least one, as a segment. Complexity: O(rows), about 15 ns each.
func encodeSegment(_ rows: SegmentRows) -> EncodedSegment {
  let runs = RunColumns(rows)
  var directory = ByteWriter()
  directory.append(byte: SegmentDirectory.formatByte)
  directory.append(byte: rows.type.rawValue)
  directory.append(u32: rows.keys.count)
  runs.encode(to: &directory)
  encodeKeys(rows.keys, to: &directory)
  encodeStatistics(rows, runs, to: &directory)
  var times: ByteWriter?
  if !runs.allRegular {
    var writer = ByteWriter()
    withWords(rows.times) { EncodedWords.encode($0, floats: false, to: &writer) }
    times = writer
  }
  var data = ByteWriter()
  if rows.type == .string {
    data.append(byte: DataForm.strings.rawValue)
    EncodedStrings.encode(rows.strings[...], to: &data)
  } else {
    data.append(byte: DataForm.words.rawValue)
    rows.words.withUnsafeBufferPointer {
      EncodedWords.encode($0, floats: rows.type == .float, to: &data)
    }
  }
  return EncodedSegment(
    directory: directory.bytes, times: times?.bytes, data: data.bytes, rowCount: rows.rowCount,
    runCount: rows.keys.count, timeMin: runs.firsts.min() ?? 0, timeMax: runs.lasts.max() ?? 0,
    keyMin: rows.keys.first ?? [], keyMax: rows.keys.last ?? [])
}

private func withWords(_ values: [Int64], _ body: (UnsafeBufferPointer<UInt64>) -> Void) {
  values.withUnsafeBytes { body($0.bindMemory(to: UInt64.self)) }
}

/// The columns of a directory that say where runs lie.
private struct RunColumns {
  var rowCounts: [Int64] = []
  var firsts: [Int64] = []
  var lasts: [Int64] = []
  var steps: [Int64] = []
  var allRegular = true

  init(_ rows: SegmentRows) {
    rows.times.withUnsafeBufferPointer { times in
      for run in rows.keys.indices {
        let range = rows.rows(ofRun: run)
        let part = UnsafeBufferPointer(rebasing: times[range])
        rowCounts.append(Int64(part.count))
        firsts.append(part.first ?? 0)
        lasts.append(part.last ?? 0)
        let step = regularStep(part)
        steps.append(step ?? 0)
        if step == nil { allRegular = false }
      }
    }
  }

  func encode(to writer: inout ByteWriter) {
    for column in [rowCounts, firsts, lasts, steps] {
      writer.section { section in
        withWords(column) { EncodedWords.encode($0, floats: false, to: &section) }
      }
    }
  }
}

/// The step of evenly spaced times, 0 for a single one, nil for others.
private func regularStep(_ times: UnsafeBufferPointer<Int64>) -> Int64? {
  guard times.count > 1 else { return 0 }
  let step = times[1] &- times[0]
  // A step that wraps around is no step to multiply with.
  guard step > 0 else { return nil }
  for row in 1..<times.count where times[row] &- times[row &- 1] != step { return nil }
  return step
}

private func encodeKeys(_ keys: [[UInt8]], to writer: inout ByteWriter) {
  var shared: [Int64] = []
  var suffixes: [Int64] = []
  var bytes: [UInt8] = []
  var previous: [UInt8] = []
  for key in keys {
    var prefix = 0
    while prefix < key.count, prefix < previous.count, key[prefix] == previous[prefix] {
      prefix &+= 1
    }
    shared.append(Int64(prefix))
    suffixes.append(Int64(key.count &- prefix))
    bytes.append(contentsOf: key[prefix...])
    previous = key
  }
  for column in [shared, suffixes] {
    writer.section { section in
      withWords(column) { EncodedWords.encode($0, floats: false, to: &section) }
    }
  }
  writer.section { section in
    bytes.withUnsafeBufferPointer { section.append(contentsOf: $0) }
  }
}

/// Records of runs that are long enough, then the entries of those runs.
private func encodeStatistics(
  _ rows: SegmentRows, _ runs: RunColumns, to writer: inout ByteWriter
) {
  var records = StatisticsTable(type: rows.type, keepsEnds: true)
  let rowsMin = Int64(SegmentDirectory.statisticsRowsMin)
  let long = rows.type.isNumeric ? rows.keys.indices.filter { runs.rowCounts[$0] >= rowsMin } : []
  rows.words.withUnsafeBufferPointer { words in
    for run in long {
      records.append(UnsafeBufferPointer(rebasing: words[rows.rows(ofRun: run)]))
    }
  }
  records.encode(to: &writer)
  let width = entryWidth(long, runs)
  var counts = [Int64](repeating: 0, count: rows.keys.count)
  var ordinals: [Int64] = []
  var rowCounts: [Int64] = []
  var entries = StatisticsTable(type: rows.type, keepsEnds: false)
  if width > 0 {
    rows.words.withUnsafeBufferPointer { words in
      for run in long {
        let before = ordinals.count
        forEachEntry(rows.times, rows.rows(ofRun: run), width) { ordinal, range in
          ordinals.append(ordinal)
          rowCounts.append(Int64(range.count))
          entries.append(UnsafeBufferPointer(rebasing: words[range]))
        }
        counts[run] = Int64(ordinals.count &- before)
      }
    }
  }
  writer.append(word: UInt64(bitPattern: width))
  writer.append(u32: ordinals.count)
  for column in [counts, ordinals, rowCounts] {
    writer.section { section in
      withWords(column) { EncodedWords.encode($0, floats: false, to: &section) }
    }
  }
  entries.encode(to: &writer)
}

/// Hours or days, whichever hold at least 24 points on average; 0 where neither does.
private func entryWidth(_ long: [Int], _ runs: RunColumns) -> Int64 {
  var points = 0.0
  var span = 0.0
  for run in long {
    points += Double(runs.rowCounts[run])
    span += Double(runs.lasts[run]) - Double(runs.firsts[run])
  }
  guard points > 0 else { return 0 }
  if points * Double(hourNanoseconds) >= 24 * span { return hourNanoseconds }
  return points * Double(dayNanoseconds) >= 24 * span ? dayNanoseconds : 0
}

private func forEachEntry(
  _ times: [Int64], _ rows: Range<Int>, _ width: Int64, _ body: (Int64, Range<Int>) -> Void
) {
  var start = rows.lowerBound
  while start < rows.upperBound {
    let ordinal = floorDivide(times[start], width)
    let entryStart = ordinal &* width
    var end = start &+ 1
    while end < rows.upperBound, UInt64(bitPattern: times[end] &- entryStart) < UInt64(width) {
      end &+= 1
    }
    body(ordinal, start..<end)
    start = end
  }
}
