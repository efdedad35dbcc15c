import Columnar

/// Keeps the number of segments that a series' month lies in small. Segments of about the same rows
/// per run form a level; where eight of a level lie over one series, they are merged and so move up.
/// A row is rewritten once a level: a handful of times in all.
extension WriteTransaction {
  private static let levelFactor = 8

  /// Merges the levels that are full. `depthMin`: how many segments over one series are too many.
  func consolidate(_ field: FieldInfo, depthMin: Int = levelFactor) throws {
    // On request even runs that nearly fill a segment grow together: fuller pages, fewer records.
    let isRequested = depthMin < Self.levelFactor
    let full = max(store.options.segmentRowsMax / (isRequested ? 1 : Self.levelFactor), 1)
    while true {
      let short = try connection.segments(field: field.id).filter {
        $0.rowCount / max($0.runCount, 1) < full
      }
      let levels = Dictionary(grouping: short) { row in
        isRequested ? 0 : level(row.rowCount / max(row.runCount, 1))
      }
      guard
        let crowded = levels.sorted(by: { $0.key < $1.key }).map(\.value)
          .first(where: { depth($0) >= depthMin })
      else { return }
      let before = Set(crowded.map(\.id))
      _ = try merge(SegmentRows(type: field.type), into: field, rewriting: crowded)
      // Runs broken by others between them cannot grow together: then it must end here.
      let after = try connection.segments(field: field.id).filter { !before.contains($0.id) }
      let runs = after.reduce(0) { $0 + $1.runCount }
      if runs >= crowded.reduce(0, { $0 + $1.runCount }) { return }
      if isRequested { return }
    }
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

  /// The most segments that lie over one key. Segments that only touch do not count as two.
  private func depth(_ rows: [SegmentRow]) -> Int {
    var ends: [[UInt8]] = []
    var depth = 0
    for row in rows.sorted(by: { SeriesKey.precedes($0.keyMin, $1.keyMin) }) {
      ends.removeAll { $0 != row.keyMax && !SeriesKey.precedes(row.keyMin, $0) }
      ends.append(row.keyMax)
      depth = max(depth, ends.count)
    }
    return depth
  }
}
