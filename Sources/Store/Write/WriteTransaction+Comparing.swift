import Columnar
import Planning

/// How incoming rows stand to the stored ones.
struct WriteComparison {
  /// Rows that are new or have another value.
  var kept: SegmentRows
  /// Segments in which a kept row lies inside a run.
  var touched: [SegmentRow]
  var summary: WriteSummary
}

private enum Verdict: UInt8 {
  case inserted, replaced, unchanged
}

extension WriteTransaction {
  /// Compares rows with the segments of a field, less what tombstones took out.
  func compare(
    _ incoming: SegmentRows, with field: FieldInfo, tombstones: [Tombstone]
  ) throws -> WriteComparison {
    guard let low = incoming.times.min(), let high = incoming.times.max(),
      let keyMin = incoming.keys.first, let keyMax = incoming.keys.last
    else {
      return WriteComparison(kept: incoming, touched: [], summary: WriteSummary())
    }
    var verdicts = [Verdict](repeating: .inserted, count: incoming.rowCount)
    var hits: [(row: SegmentRow, ranges: [Range<Int>])] = []
    for row in try connection.segments(field: field.id, times: low...high)
    where compareBytes(row.keyMin, keyMax) <= 0 && compareBytes(row.keyMax, keyMin) >= 0 {
      let ranges = try compare(incoming, with: row, tombstones, &verdicts)
      if !ranges.isEmpty { hits.append((row, ranges)) }
    }
    var summary = WriteSummary()
    for verdict in verdicts {
      switch verdict {
      case .inserted: summary.inserted += 1
      case .replaced: summary.replaced += 1
      case .unchanged: summary.unchanged += 1
      }
    }
    let touched = hits.filter { hit in
      hit.ranges.contains { $0.contains { verdicts[$0] != .unchanged } }
    }
    let kept =
      summary.unchanged == 0 ? incoming : incoming.filtered { verdicts[$0] != .unchanged }
    return WriteComparison(kept: kept, touched: touched.map(\.row), summary: summary)
  }

  /// Compares with one segment; returns the incoming rows that lie inside its runs.
  private func compare(
    _ incoming: SegmentRows, with row: SegmentRow, _ tombstones: [Tombstone],
    _ verdicts: inout [Verdict]
  ) throws -> [Range<Int>] {
    let directory = try connection.directory(row)
    var decoded: DecodedRows?
    var ranges: [Range<Int>] = []
    var position = 0
    for run in 0..<directory.runCount {
      var order = -1
      while position < incoming.keys.count {
        order = directory.compare(incoming.keys[position], withKeyOfRun: run)
        if order >= 0 { break }
        position += 1
      }
      guard position < incoming.keys.count else { break }
      guard order == 0 else { continue }
      let key = incoming.keys[position]
      let rows = incoming.rows(ofRun: position)
      let start = lowerBound(incoming.times, directory.timeFirsts[run], in: rows)
      let last = directory.timeLasts[run]
      let end = last == .max ? rows.upperBound : lowerBound(incoming.times, last + 1, in: rows)
      guard start < end else { continue }
      ranges.append(start..<end)
      if decoded == nil {
        let content = try content(row, directory)
        decoded = try reading { () throws(CorruptBlob) in try content.decodeRows() }
      }
      guard let stored = decoded else { continue }
      let taken = tombstones.filter { $0.key == nil || $0.key == key }.map(\.times)
      let storedRows = directory.rows(ofRun: run)
      var at = storedRows.lowerBound
      for row in start..<end {
        let time = incoming.times[row]
        while at < storedRows.upperBound, stored.times[at] < time { at += 1 }
        guard at < storedRows.upperBound, stored.times[at] == time,
          !taken.contains(where: { $0.contains(time) })
        else { continue }
        let isEqual =
          incoming.type == .string
          ? incoming.strings[row] == stored.strings[at] : incoming.words[row] == stored.words[at]
        verdicts[row] = isEqual ? .unchanged : .replaced
      }
    }
    return ranges
  }
}

extension SegmentRows {
  /// The rows that pass the test, in order; runs without any vanish.
  func filtered(_ passes: (Int) -> Bool) -> SegmentRows {
    var result = SegmentRows(type: type)
    for run in keys.indices {
      for row in rows(ofRun: run) where passes(row) {
        result.beginRun(keys[run])
        result.times.append(times[row])
        if type == .string {
          result.strings.append(strings[row])
        } else {
          result.words.append(words[row])
        }
      }
    }
    return result
  }
}
