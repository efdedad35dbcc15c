import Columnar
import Diagnostics
import Planning

/// Cuts the planned series into units.
struct UnitPlanner {
  private let plan: ScanPlan
  private let rowsMax: Int
  private var pieces: [ScanPiece] = []
  private var current: PlannedSeries?
  private var position = 0
  private var number = -1
  private var lastLabels: (key: [UInt8], field: Int, labels: [String])?

  /// Short tables come in bigger batches, so that a batch's own cost spreads over thousands.
  private static let shortTableRows = 512
  private static let shortTableFactor = 64

  /// Tables of one unit of an aggregate.
  private static let aggregatedTablesMax = 16_384
  /// Windows of one long series that one thread answers.
  private static let windowsPerUnit = 8_192
  /// Of an aggregate: how many windows; 1 without windows. nil for rows.
  private let windowCount: Int?
  private var firstWindow = 0
  /// What the last unit came to: room to ask for at once for the next.
  private var expected = (tables: 64, pieces: 64)

  init(_ plan: ScanPlan, windowCount: Int? = nil) {
    self.plan = plan
    self.windowCount = windowCount
    rowsMax = max(plan.context.batchRowsMax, 1)
  }

  mutating func next() throws -> ScanUnit? {
    var unit: ScanUnit?
    var windowsTaken = 0
    while true {
      if current == nil {
        pieces.removeAll(keepingCapacity: true)
        current = try plan.next(pieces: &pieces)
        position = 0
        number += 1
        if plan.request.rowsPerTableMax != nil { cutPieces() }
      }
      guard let series = current else { return unit }
      let scan = plan.scans[series.field]
      let labels = try labels(series, scan)
      if let unit, unit.scan !== scan || unit.labels != labels { return unit }
      if let windowCount {
        let windows = windowsWithRows(scan, of: windowCount)
        if unit == nil, windows > Self.windowsPerUnit,
          let part = windowedPart(series, scan, labels, windowCount)
        {
          return part
        }
        var filling = unit.take() ?? freshUnit(scan, labels)
        if !filling.tables.isEmpty, windows >= Self.windowsPerUnit { return filling }
        takeWhole(series, &filling)
        windowsTaken &+= windows
        if filling.rowCount >= 1 << 20 || windowsTaken >= 1 << 16
          || filling.tables.count >= Self.aggregatedTablesMax
        {
          return finished(filling)
        }
        unit = filling
        continue
      }
      // Taken out, or each series would copy all before it.
      var filling = unit.take() ?? freshUnit(scan, labels)
      fill(&filling, from: series)
      unit = filling
      if current != nil || isFull(filling) { return finished(filling) }
    }
  }

  private func freshUnit(_ scan: FieldScan, _ labels: [String]) -> ScanUnit {
    var unit = ScanUnit(scan: scan, labels: labels)
    unit.tables.reserveCapacity(expected.tables)
    unit.pieces.reserveCapacity(expected.pieces)
    return unit
  }

  private mutating func finished(_ unit: ScanUnit) -> ScanUnit {
    expected = (unit.tables.count, unit.pieces.count)
    return unit
  }

  /// How many windows the current series gives, about: all where it gives empty ones too, else those
  /// between its first row and its last. A range may reach a century beyond the rows.
  private func windowsWithRows(_ scan: FieldScan, of windowCount: Int) -> Int {
    guard let bounds = plan.request.bounds, plan.request.aggregate?.createEmpty == false,
      windowCount > 1, !pieces.isEmpty
    else { return windowCount }
    let width = (Double(bounds.upperBound) - Double(bounds.lowerBound)) / Double(windowCount)
    var rows = 0
    var first = Double(bounds.upperBound)
    var last = Double(bounds.lowerBound)
    for piece in pieces {
      guard piece.segment >= 0, !piece.isOverlaid else { return windowCount }
      let directory = scan.directory(piece.segment)
      rows &+= piece.rows.count
      first = min(first, Double(directory.timeFirsts[Int(piece.run)]))
      last = max(last, Double(directory.timeLasts[Int(piece.run)]))
    }
    let span = min(last, Double(bounds.upperBound)) - max(first, Double(bounds.lowerBound))
    let spanned = Int(exactly: (max(span, 0) / width).rounded(.up)) ?? windowCount
    return min(windowCount, rows, spanned &+ 1)
  }

  /// A long series is answered in stretches of windows, where it is certain to have rows.
  private mutating func windowedPart(
    _ series: PlannedSeries, _ scan: FieldScan, _ labels: [String], _ windowCount: Int
  ) -> ScanUnit? {
    guard windowCount <= 1 << 24, plan.tests.values.isEmpty,
      let times = plan.times,
      firstWindow > 0 || pieces.contains(where: { isCertain($0, scan, times) })
    else { return nil }
    var unit = ScanUnit(scan: scan, labels: labels)
    let end = min(firstWindow + Self.windowsPerUnit, windowCount)
    unit.windows = firstWindow..<end
    unit.tables.append(ScanUnit.Table(key: series.key, pieceStart: 0, number: number))
    unit.pieces = pieces
    firstWindow = end
    if end == windowCount {
      firstWindow = 0
      current = nil
    }
    return unit
  }

  /// The piece has rows inside the times.
  private func isCertain(
    _ piece: ScanPiece, _ scan: FieldScan, _ times: ClosedRange<Int64>
  ) -> Bool {
    guard !piece.isOverlaid, !piece.rows.isEmpty else { return false }
    let directory = scan.directory(piece.segment)
    let run = Int(piece.run)
    return directory.steps[run] > 0 || times.contains(directory.timeFirsts[run])
      || times.contains(directory.timeLasts[run])
  }

  private mutating func takeWhole(_ series: PlannedSeries, _ unit: inout ScanUnit) {
    unit.tables.append(
      ScanUnit.Table(key: series.key, pieceStart: unit.pieces.count, number: number))
    unit.pieces.append(contentsOf: pieces)
    unit.rowCount += pieces.reduce(0) { $0 + $1.rows.count + $1.buffered.count }
    current = nil
  }

  private func isFull(_ unit: ScanUnit) -> Bool {
    guard unit.rowCount >= rowsMax else { return false }
    return unit.rowCount >= unit.tables.count * Self.shortTableRows
      || unit.tables.count >= rowsMax
      || unit.rowCount >= rowsMax * Self.shortTableFactor
  }

  /// Takes pieces until the unit is full; `current` is nil when the series is used up.
  private mutating func fill(_ unit: inout ScanUnit, from series: PlannedSeries) {
    unit.tables.append(
      ScanUnit.Table(key: series.key, pieceStart: unit.pieces.count, number: number))
    while position < pieces.count {
      let piece = pieces[position]
      let count = piece.rows.count + piece.buffered.count
      let room = rowsMax - unit.rowCount
      if !piece.isOverlaid, count > max(room, min(Self.shortTableRows, rowsMax)) {
        if room < blockRows, unit.rowCount > 0 {
          if unit.pieces.count == unit.tables.last?.pieceStart { unit.tables.removeLast() }
          return
        }
        takeFront(of: piece, room, &unit)
        return
      }
      unit.pieces.append(piece)
      unit.rowCount += count
      position += 1
      if isFull(unit), position < pieces.count { return }
    }
    current = nil
  }

  /// Takes about `room` rows; where it can, up to the end of a block, so that none is decoded twice.
  private mutating func takeFront(of piece: ScanPiece, _ room: Int, _ unit: inout ScanUnit) {
    let aligned = (Int(piece.rowStart) + room) / blockRows * blockRows
    var front = piece
    front.rowEnd =
      aligned > Int(piece.rowStart) ? Int32(aligned) : piece.rowStart + Int32(max(room, 1))
    pieces[position].rowStart = front.rowEnd
    unit.pieces.append(front)
    unit.rowCount += front.rows.count
  }

  /// Leaves out pieces beyond the row limit, as far as all rows before them are certain to stay.
  private mutating func cutPieces() {
    guard let rowsMax = plan.request.rowsPerTableMax, rowsMax > 0, plan.tests.values.isEmpty,
      let times = plan.times, let series = current
    else { return }
    let scan = plan.scans[series.field]
    var rows = 0
    for index in pieces.indices {
      let piece = pieces[index]
      guard !piece.isOverlaid else { continue }
      let directory = scan.directory(piece.segment)
      let run = Int(piece.run)
      let isExact =
        directory.steps[run] > 0 || directory.rows(ofRun: run).count == 1
        || directory.timeFirsts[run] >= times.lowerBound
          && directory.timeLasts[run] <= times.upperBound
      guard isExact else { continue }
      let kept = min(piece.rows.count, max(rowsMax - rows, 0))
      pieces[index].rowEnd = piece.rowStart + Int32(kept)
      rows += kept
      if rows >= rowsMax {
        pieces.removeSubrange((index + 1)...)
        return
      }
    }
  }

  private mutating func labels(_ series: PlannedSeries, _ scan: FieldScan) throws -> [String] {
    if let common = scan.commonLabels { return common }
    let key =
      series.key.segment < 0
      ? scan.buffered.keys[Int(series.key.run)]
      : scan.directory(series.key.segment).key(ofRun: Int(series.key.run))
    if let lastLabels, lastLabels.key == key, lastLabels.field == series.field {
      return lastLabels.labels
    }
    do throws(CorruptBlob) {
      let labels = try SeriesKey.decode(key).map(\.label)
      lastLabels = (key, series.field, labels)
      return labels
    } catch { throw damaged(plan.source.session.location, error.what) }
  }
}
