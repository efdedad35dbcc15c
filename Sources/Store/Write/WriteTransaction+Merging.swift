import Columnar
import Diagnostics
import Planning

/// What a write does to one field's segments.
///
/// Incoming rows that equal stored ones are dropped. The segments in which a remaining row lies
/// inside a run are rewritten together with the rows; all others stay as they are. A run is broken
/// where another segment's run of the same series lies in between, so that runs of one series never
/// overlap.
extension WriteTransaction {
  /// Writes the rows, in key and time order without repeats, into segments.
  /// - Returns: the counts of inserted, replaced and unchanged rows.
  func merge(
    _ incoming: SegmentRows, into field: FieldInfo, tombstones: [Tombstone] = [],
    rewriting extra: [SegmentRow] = []
  ) throws -> WriteSummary {
    var rewritten = Dictionary(uniqueKeysWithValues: extra.map { ($0.id, $0) })
    for row in try segments(touchedBy: tombstones, of: field) { rewritten[row.id] = row }
    let comparison = try compare(incoming, with: field, tombstones: tombstones)
    for row in comparison.touched { rewritten[row.id] = row }
    if comparison.kept.rowCount > 0 || !rewritten.isEmpty {
      try rewrite(
        rewritten.values.sorted { $0.id < $1.id }, with: comparison.kept, of: field,
        tombstones: tombstones)
    }
    return comparison.summary
  }

  /// Segments with rows that a tombstone takes out.
  private func segments(
    touchedBy tombstones: [Tombstone], of field: FieldInfo
  ) throws -> [SegmentRow] {
    guard let from = tombstones.map(\.times.lowerBound).min(),
      let to = tombstones.map(\.times.upperBound).max()
    else { return [] }
    return try connection.segments(field: field.id, times: from...to).filter { row in
      let directory = try connection.directory(row)
      return (0..<directory.runCount).contains { run in
        let key = directory.key(ofRun: run)
        return tombstones.contains { tombstone in
          (tombstone.key == nil || tombstone.key == key)
            && tombstone.times.lowerBound <= directory.timeLasts[run]
            && tombstone.times.upperBound >= directory.timeFirsts[run]
        }
      }
    }
  }

  // MARK: Writing anew

  private func rewrite(
    _ rows: [SegmentRow], with incoming: SegmentRows, of field: FieldInfo,
    tombstones: [Tombstone]
  ) throws {
    let barriers = try barriers(rows, incoming, field)
    let sources = try MergeSources(rows, in: self)
    let sink = SegmentSink(self, field: field)
    let arriving = DecodedRows(
      times: incoming.times, words: incoming.words, strings: incoming.strings)
    var stored = 0
    var run = 0
    var barrier = 0
    while stored < sources.runs.references.count || run < incoming.keys.count {
      let storedKey =
        stored < sources.runs.references.count
        ? sources.runs.key(sources.runs.references[stored]) : nil
      let arrivingKey = run < incoming.keys.count ? incoming.keys[run] : nil
      let key: [UInt8]
      switch (storedKey, arrivingKey) {
      case (let left?, let right?): key = SeriesKey.precedes(right, left) ? right : left
      case (let left?, nil): key = left
      case (nil, let right?): key = right
      case (nil, nil): return
      }
      var writer = SeriesWriter(
        key: key, sink: sink, barriers: barriers.times(of: key, from: &barrier))
      var existing: [RunReference] = []
      if storedKey == key {
        let end = sources.runs.seriesEnd(from: stored)
        existing = Array(sources.runs.references[stored..<end])
        stored = end
      }
      var new = 0..<0
      if arrivingKey == key {
        new = incoming.rows(ofRun: run)
        run += 1
      }
      let taken = tombstones.filter { $0.key == nil || $0.key == key }.map(\.times)
      for reference in existing {
        let decoded = try sources.rows(of: Int(reference.segment))
        let range = sources.runs.directories[Int(reference.segment)].rows(
          ofRun: Int(reference.run))
        try mergeRun(decoded, range, arriving, &new, taken, &writer)
        sources.release(Int(reference.segment))
      }
      try writer.append(arriving, new)
    }
    try sink.finish()
    for row in rows { try delete(row) }
  }

  /// Appends one stored run and the arriving rows up to its end; arriving ones win.
  private func mergeRun(
    _ stored: DecodedRows, _ range: Range<Int>, _ arriving: DecodedRows, _ new: inout Range<Int>,
    _ taken: [ClosedRange<Int64>], _ writer: inout SeriesWriter
  ) throws {
    for part in parts(of: stored.times, range, without: taken) {
      var position = part.lowerBound
      while position < part.upperBound {
        guard let next = new.first else {
          try writer.append(stored, position..<part.upperBound)
          break
        }
        let time = arriving.times[next]
        let split = lowerBound(stored.times, time, in: position..<part.upperBound)
        try writer.append(stored, position..<split)
        position = split
        guard position < part.upperBound else { break }
        let until = stored.times[position]
        let end =
          time == until ? next + 1 : lowerBound(arriving.times, until, in: new)
        try writer.append(arriving, next..<end)
        if time == until { position += 1 }
        new = end..<new.upperBound
      }
    }
  }

  /// The runs of other segments that may lie between rows that are written.
  private func barriers(
    _ rows: [SegmentRow], _ incoming: SegmentRows, _ field: FieldInfo
  ) throws -> Barriers {
    var times = rows.flatMap { [$0.timeMin, $0.timeMax] }
    if let low = incoming.times.min(), let high = incoming.times.max() { times += [low, high] }
    guard let from = times.min(), let to = times.max() else { return Barriers([]) }
    let firsts = rows.map(\.keyMin) + incoming.keys.prefix(1)
    let lasts = rows.map(\.keyMax) + incoming.keys.suffix(1)
    guard let keyMin = firsts.min(by: SeriesKey.precedes),
      let keyMax = lasts.max(by: SeriesKey.precedes)
    else { return Barriers([]) }
    let ids = Set(rows.map(\.id))
    let others = try connection.segments(field: field.id, times: from...to).filter {
      !ids.contains($0.id) && compareBytes($0.keyMin, keyMax) <= 0
        && compareBytes($0.keyMax, keyMin) >= 0
    }
    return Barriers(try others.map { try connection.directory($0) })
  }
}

/// The parts of a run's rows that no tombstone takes out.
func parts(
  of times: [Int64], _ range: Range<Int>, without taken: [ClosedRange<Int64>]
) -> [Range<Int>] {
  var parts = [range]
  for times0 in taken {
    parts = parts.flatMap { part -> [Range<Int>] in
      let low = lowerBound(times, times0.lowerBound, in: part)
      let high =
        times0.upperBound == .max
        ? part.upperBound : lowerBound(times, times0.upperBound + 1, in: part)
      return [part.lowerBound..<low, max(low, high)..<part.upperBound].filter { !$0.isEmpty }
    }
  }
  return parts
}

/// First times of runs that stay where they are, in key order.
private struct Barriers {
  private let runs: SortedRuns

  init(_ directories: [SegmentDirectory]) { runs = SortedRuns(directories) }

  /// Those of one series; `position` moves along with ascending keys.
  func times(of key: [UInt8], from position: inout Int) -> [Int64] {
    var times: [Int64] = []
    while position < runs.references.count {
      let reference = runs.references[position]
      let directory = runs.directories[Int(reference.segment)]
      let order = directory.compare(key, withKeyOfRun: Int(reference.run))
      if order < 0 { break }
      if order == 0 { times.append(directory.timeFirsts[Int(reference.run)]) }
      position += 1
    }
    return times
  }
}

/// Appends the rows of one series and breaks its run at every barrier.
private struct SeriesWriter {
  let key: [UInt8]
  let sink: SegmentSink
  let barriers: [Int64]
  private var barrier = 0
  private var hasBegun = false

  init(key: [UInt8], sink: SegmentSink, barriers: [Int64]) {
    self.key = key
    self.sink = sink
    self.barriers = barriers
  }

  mutating func append(_ source: DecodedRows, _ rows: Range<Int>) throws {
    var start = rows.lowerBound
    while start < rows.upperBound {
      var breaks = !hasBegun
      while barrier < barriers.count, barriers[barrier] < source.times[start] {
        barrier += 1
        breaks = true
      }
      if breaks { sink.beginRun(key) }
      hasBegun = true
      let end =
        barrier < barriers.count
        ? lowerBound(source.times, barriers[barrier], in: start..<rows.upperBound)
        : rows.upperBound
      try sink.append(source, start..<end)
      start = end
    }
  }
}

/// Segments that are read in key order, each decoded when it is first needed and let go after.
private final class MergeSources {
  let runs: SortedRuns
  private let rows: [SegmentRow]
  private let transaction: WriteTransaction
  private var decoded: [DecodedRows?]
  private var runsLeft: [Int]

  init(_ rows: [SegmentRow], in transaction: WriteTransaction) throws {
    self.rows = rows
    self.transaction = transaction
    runs = SortedRuns(try rows.map { try transaction.connection.directory($0) })
    decoded = Array(repeating: nil, count: rows.count)
    runsLeft = runs.directories.map(\.runCount)
  }

  func rows(of segment: Int) throws -> DecodedRows {
    if let known = decoded[segment] { return known }
    let content = try transaction.content(rows[segment], runs.directories[segment])
    let all = try transaction.reading { () throws(CorruptBlob) in try content.decodeRows() }
    decoded[segment] = all
    return all
  }

  func release(_ segment: Int) {
    runsLeft[segment] -= 1
    if runsLeft[segment] == 0 { decoded[segment] = nil }
  }
}
