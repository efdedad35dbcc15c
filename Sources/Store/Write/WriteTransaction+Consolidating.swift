import Columnar

/// Keeps the number of segments that a series' month lies in small, in two ways.
///
/// Segments of about the same rows per run form a level; where eight of a level lie over one series,
/// they are merged and so move up. And where a series' calendar month lies in more than four
/// segments, its youngest are merged, as many as together outweigh the one before them: a file a day
/// is rewritten about twice in its month.
extension WriteTransaction {
  private static let levelFactor = 8
  private static let monthSegmentsMax = 4

  /// Merges what a write to the times has made too many; nil: a write to any times.
  func consolidate(_ field: FieldInfo, times: ClosedRange<Int64>? = nil) throws {
    let short = max(store.options.segmentRowsMax / 2, 1)
    while true {
      let levels = Dictionary(
        grouping: try connection.segments(field: field.id, rowsPerRunBelow: short)
      ) { level($0.rowsPerRun) }
      guard
        let crowded = levels.sorted(by: { $0.key < $1.key }).map(\.value)
          .first(where: { deepest($0).count >= Self.levelFactor }),
        try mergeGrowing(crowded, of: field)
      else { break }
    }
    while let crowded = try crowdedMonth(of: field, times), try mergeGrowing(crowded, of: field) {}
  }

  /// Merges all that is not full, so that a series lies in as few segments as it can: fuller pages,
  /// fewer records.
  func consolidateWholly(_ field: FieldInfo) throws {
    let full = max(store.options.segmentRowsMax, 1)
    let short = try connection.segments(field: field.id, rowsPerRunBelow: full)
    if deepest(short).count > 1 { _ = try mergeGrowing(short, of: field) }
  }

  /// False when nothing grew together: runs broken by others between them cannot, and trying again
  /// would not end.
  private func mergeGrowing(_ rows: [SegmentRow], of field: FieldInfo) throws -> Bool {
    var hasGrown = false
    for part in parts(of: rows) where part.count > 1 {
      let before = try connection.largestSegmentID()
      _ = try merge(SegmentRows(type: field.type), into: field, rewriting: part)
      let written = try connection.counts(ofSegmentsAfter: before)
      if written.segments < part.count, written.runs < part.reduce(0, { $0 + $1.runCount }) {
        hasGrown = true
      }
    }
    return hasGrown
  }

  /// Runs whose directories a merge holds in memory at a time, about 100 bytes each.
  private static let mergedRunsMax = 1 << 20

  /// The segments by key, in parts of so many runs: cut where no key lies on both sides, and in the
  /// midst of overlapping ones only where a part would become too large.
  private func parts(of rows: [SegmentRow]) -> [[SegmentRow]] {
    var parts: [[SegmentRow]] = []
    var part: [SegmentRow] = []
    var runCount = 0
    var end: [UInt8] = []
    for row in rows.sorted(by: { SeriesKey.precedes($0.keyMin, $1.keyMin) }) {
      let isApart = !part.isEmpty && SeriesKey.precedes(end, row.keyMin)
      if runCount >= Self.mergedRunsMax || (isApart && runCount >= Self.mergedRunsMax / 4) {
        parts.append(part)
        part = []
        runCount = 0
        end = []
      }
      part.append(row)
      runCount += row.runCount
      if SeriesKey.precedes(end, row.keyMax) { end = row.keyMax }
    }
    parts.append(part)
    return parts
  }

  private func level(_ rowsPerRun: Int) -> Int {
    var level = 0
    var rows = rowsPerRun
    while rows >= Self.levelFactor {
      rows /= Self.levelFactor
      level += 1
    }
    return level
  }

  /// The segments that lie over one key, for the key with the most of them. Segments that only touch
  /// do not count as two.
  private func deepest(_ rows: [SegmentRow]) -> [SegmentRow] {
    var open: [SegmentRow] = []
    var deepest: [SegmentRow] = []
    for row in rows.sorted(by: { SeriesKey.precedes($0.keyMin, $1.keyMin) }) {
      open.removeAll {
        $0.keyMax != row.keyMax && !SeriesKey.precedes(row.keyMin, $0.keyMax)
      }
      open.append(row)
      if open.count > deepest.count { deepest = open }
    }
    return deepest
  }

  // MARK: Months

  /// The segments to merge where a month of a series lies in too many; nil where none does.
  private func crowdedMonth(
    of field: FieldInfo, _ times: ClosedRange<Int64>?
  ) throws -> [SegmentRow]? {
    let wanted = times.map {
      monthTimes($0.lowerBound).lowerBound...monthTimes($0.upperBound).upperBound
    }
    let rows = try connection.segments(field: field.id, times: wanted ?? .min ... .max)
    guard deepest(rows).count > Self.monthSegmentsMax else { return nil }
    // Of the segments of one series' month at most one begins before it.
    for month in Set(rows.map { monthTimes($0.timeMin) }).sorted(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      let inside = rows.filter { $0.overlaps(month) }
      let stack = deepest(inside).sorted { $0.timeMin < $1.timeMin }
      guard stack.count > Self.monthSegmentsMax, let taken = youngestShort(stack),
        let from = stack[taken].first?.timeMin, let to = stack[taken].last?.timeMin
      else { continue }
      let full = store.options.segmentRowsMax
      return inside.filter { (from...to).contains($0.timeMin) && $0.rowsPerRun < full }
    }
    return nil
  }

  /// Of one series' segments in time order, the youngest that become fewer when they are merged: full
  /// ones stay as they are, and those behind one do not grow together with those before it.
  private func youngestShort(_ stack: [SegmentRow]) -> Range<Int>? {
    let full = max(store.options.segmentRowsMax, 1)
    var end = stack.count
    while end > 0 {
      guard stack[end - 1].rowsPerRun < full else {
        end -= 1
        continue
      }
      var start = end - 1
      var rows = stack[start].rowsPerRun
      while start > 0, stack[start - 1].rowsPerRun < full {
        let shrinks = (rows + full - 1) / full < end - start
        if shrinks, stack[start - 1].rowsPerRun > rows { break }
        start -= 1
        rows += stack[start].rowsPerRun
      }
      if (rows + full - 1) / full < end - start { return start..<end }
      end = start
    }
    return nil
  }

  /// The calendar month of a time, in UTC.
  private func monthTimes(_ time: Int64) -> ClosedRange<Int64> {
    let (year, month, _) = civilDate(day: floorDivide(time, nanosecondsPerDay))
    let first = dayNumber(year: year, month: month, day: 1)
    let days = daysInMonth(year: year, month: month)
    let (start, early) = first.multipliedReportingOverflow(by: nanosecondsPerDay)
    let (next, late) = (first &+ days).multipliedReportingOverflow(by: nanosecondsPerDay)
    return (early ? .min : start)...(late ? .max : next &- 1)
  }
}
