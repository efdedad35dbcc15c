import Columnar
import Diagnostics
import Planning

/// A stretch of one series' rows: of a stored run, buffered ones, or both laid over one another.
struct ScanPiece: Sendable {
  /// -1: buffered rows alone.
  var segment: Int32
  var run: Int32
  /// Rows of the segment.
  var rowStart: Int32
  var rowEnd: Int32
  /// Rows of the field's buffer.
  var bufferStart: Int32
  var bufferEnd: Int32
  /// A tombstone may take out rows, or buffered ones lie inside.
  var isOverlaid: Bool

  var rows: Range<Int> { Int(rowStart)..<Int(rowEnd) }
  var buffered: Range<Int> { Int(bufferStart)..<Int(bufferEnd) }
}

/// Where the key of a series is found: in a run of a segment, or (segment -1) in the buffer.
struct KeyReference: Sendable {
  var segment: Int32
  var run: Int32
}

/// One series of the plan; its pieces are in the planner's array, in time order.
struct PlannedSeries {
  var field: Int
  var key: KeyReference
  var pieces: Range<Int>
}

/// Walks over the series of a request in group key order and says where their rows are.
final class ScanPlan {
  let source: StoreSource
  let request: ScanRequest
  let tests: ScanTests
  let context: QueryContext
  /// Times that rows must lie in; nil when none can.
  let times: ClosedRange<Int64>?
  var statistics = ScanStatistics()
  private(set) var scans: [FieldScan] = []
  private var wanted: [FieldInfo]
  private var cursors: [SeriesCursor] = []
  private let interleaves: Bool

  init(_ source: StoreSource, _ request: ScanRequest, _ tests: ScanTests, _ context: QueryContext) {
    self.source = source
    self.request = request
    self.tests = tests
    self.context = context
    var times = tests.times
    if let bounds = request.bounds, let known = times {
      let low = max(known.lowerBound, bounds.lowerBound)
      let high = bounds.isEmpty ? low : min(known.upperBound, bounds.upperBound &- 1)
      times = !bounds.isEmpty && low <= high ? low...high : nil
    }
    self.times = times
    wanted = times == nil ? [] : source.fields.filter { source.isWanted($0, tests) }
    // Tags whose label sorts before `_measurement` decide between series of different fields.
    let measurements = Set(wanted.map(\.measurementID))
    let shapes = measurements.flatMap { id in
      (try? source.session.shapes(measurement: id)) ?? []
    }
    interleaves =
      wanted.count > 1
      && shapes.contains { $0.contains { $0.utf8.lexicographicallyPrecedes("_measurement".utf8) } }
    wanted.reverse()
  }

  /// The next series with its pieces appended to `pieces`; nil at the end.
  func next(pieces: inout [ScanPiece]) throws -> PlannedSeries? {
    guard let times else { return nil }
    if interleaves { while try openNext(times) {} }
    while true {
      if cursors.isEmpty {
        guard try openNext(times) else { return nil }
      }
      guard let index = leastCursor() else { continue }
      let start = pieces.count
      let key = try cursors[index].take(times, &pieces)
      if pieces.count > start {
        return PlannedSeries(
          field: cursors[index].number, key: key, pieces: start..<pieces.count)
      }
    }
  }

  private func openNext(_ times: ClosedRange<Int64>) throws -> Bool {
    guard let field = wanted.popLast() else { return false }
    let scan = try FieldScan.open(
      field, test: source.seriesTest(field, tests), times: times, session: source.session,
      statistics: &statistics)
    scans.append(scan)
    cursors.append(SeriesCursor(scan, number: scans.count - 1, needsFullKey: interleaves))
    return true
  }

  /// The cursor whose series comes next; finished ones are removed.
  private func leastCursor() -> Int? {
    for index in cursors.indices.reversed() {
      cursors[index].skipUnwanted()
      if cursors[index].isAtEnd { cursors.remove(at: index) }
    }
    guard interleaves, cursors.count > 1 else { return cursors.isEmpty ? nil : 0 }
    return cursors.indices.min { left, right in
      SeriesKey.precedes(cursors[left].fullKey, cursors[right].fullKey)
    }
  }
}

/// Walks over the series of one field: those of the segments and of the buffer together.
private struct SeriesCursor {
  let scan: FieldScan
  let number: Int
  private var position = 0
  private var end = 0
  private var bufferRun = 0
  private var takesBuffer = false
  /// Tags with field and measurement, for the order among fields.
  private(set) var fullKey: [UInt8] = []
  private let needsFullKey: Bool
  private var isSettled = false

  init(_ scan: FieldScan, number: Int, needsFullKey: Bool) {
    self.scan = scan
    self.number = number
    self.needsFullKey = needsFullKey
  }

  var isAtEnd: Bool {
    position >= scan.runs.references.count && bufferRun >= scan.buffered.keys.count
  }

  /// Moves to the next series that passes the test.
  mutating func skipUnwanted() {
    while !isSettled, !isAtEnd {
      settle()
      isSettled = true
      // Every series of a field passes a test that looks at no tag.
      if case .constant = scan.test, !needsFullKey { return }
      let tags = (try? SeriesKey.decode(currentKey)) ?? []
      guard scan.test.passes(tags) else {
        step()
        continue
      }
      guard needsFullKey else { return }
      let all =
        tags + [("_field", scan.field.name), ("_measurement", scan.field.measurement)]
      fullKey = SeriesKey.encode(
        all.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) })
    }
  }

  /// Finds out what belongs to the least key.
  private mutating func settle() {
    let references = scan.runs.references
    if position < references.count {
      end = scan.runs.seriesEnd(from: position)
    } else {
      end = position
    }
    takesBuffer = false
    guard bufferRun < scan.buffered.keys.count else { return }
    guard position < references.count else {
      takesBuffer = true
      return
    }
    let order = compareBytes(
      scan.buffered.keys[bufferRun], scan.runs.key(references[position]))
    if order <= 0 { takesBuffer = true }
    if order < 0 { end = position }
  }

  private var currentKey: [UInt8] {
    takesBuffer ? scan.buffered.keys[bufferRun] : scan.runs.key(scan.runs.references[position])
  }

  private mutating func step() {
    position = end
    if takesBuffer { bufferRun += 1 }
    isSettled = false
  }

  /// Appends the pieces of the current series that reach into the times, and steps on.
  mutating func take(
    _ times: ClosedRange<Int64>, _ pieces: inout [ScanPiece]
  ) throws -> KeyReference {
    var buffered = takesBuffer ? scan.buffered.rows(ofRun: bufferRun) : 0..<0
    let reference =
      end > position
      ? KeyReference(
        segment: scan.runs.references[position].segment, run: scan.runs.references[position].run)
      : KeyReference(segment: -1, run: Int32(bufferRun))
    let tombstones =
      scan.tombstones.isEmpty
      ? [] : scan.tombstones.filter { [key = currentKey] in $0.key == nil || $0.key == key }
    for index in position..<end {
      let run = scan.runs.references[index]
      let directory = scan.directory(run.segment)
      let first = directory.timeFirsts[Int(run.run)]
      let last = directory.timeLasts[Int(run.run)]
      let split = lowerBound(scan.buffered.times, first, in: buffered)
      if split > buffered.lowerBound {
        pieces.append(.buffered(buffered.lowerBound..<split))
      }
      let inside =
        last == .max
        ? buffered.upperBound : lowerBound(scan.buffered.times, last + 1, in: buffered)
      var rows = directory.rows(ofRun: Int(run.run))
      // What cannot be told without the times is cut when they are read.
      if first < times.lowerBound || last > times.upperBound, times.upperBound < .max,
        let cut = directory.regularRows(
          ofRun: Int(run.run), from: times.lowerBound, to: times.upperBound + 1)
      {
        rows = cut
      }
      let isOverlaid =
        inside > split
        || tombstones.contains { $0.times.lowerBound <= last && $0.times.upperBound >= first }
      if !rows.isEmpty || inside > split {
        pieces.append(
          ScanPiece(
            segment: run.segment, run: run.run, rowStart: Int32(rows.lowerBound),
            rowEnd: Int32(rows.upperBound), bufferStart: Int32(split), bufferEnd: Int32(inside),
            isOverlaid: isOverlaid))
      }
      buffered = inside..<buffered.upperBound
    }
    if !buffered.isEmpty { pieces.append(.buffered(buffered)) }
    step()
    return reference
  }
}

extension ScanPiece {
  static func buffered(_ rows: Range<Int>) -> ScanPiece {
    ScanPiece(
      segment: -1, run: 0, rowStart: 0, rowEnd: 0, bufferStart: Int32(rows.lowerBound),
      bufferEnd: Int32(rows.upperBound), isOverlaid: true)
  }
}
