import Columnar
import Diagnostics
import Planning

/// Works out the windows of one series after another; used by one thread.
///
/// A window takes whole runs and entries from their statistics and reads the rows that are left at
/// its edges. Where rows lie under buffered ones or tombstones, they are read.
final class SeriesAggregation {
  private let decoder: AggregateDecoder
  private let unit: ScanUnit
  private let function: AggregateOperation.Function
  private let type: ColumnType
  /// The first `pieceCount` stand at the pieces of the series; all are used again and again.
  private var pieces: [PieceRows] = []
  private var pieceCount = 0
  /// Pieces before it end before the windows to come.
  private var firstPiece = 0
  private var accumulator: WindowAccumulator
  /// Which rows pass the tests; grows to the largest stretch. `[rows]`
  private var mask: [UInt8] = []
  private var entriesUsed = 0
  private var valuesRead = 0

  init(_ decoder: AggregateDecoder, _ unit: ScanUnit) {
    self.decoder = decoder
    self.unit = unit
    function = decoder.aggregate.operation.function
    type = unit.scan.field.type
    accumulator = WindowAccumulator(function, type)
  }

  func begin(_ range: Range<Int>) throws {
    firstPiece = 0
    pieceCount = 0
    for index in range {
      if pieceCount < pieces.count {
        pieces[pieceCount].begin(unit.pieces[index])
      } else {
        pieces.append(PieceRows(unit.pieces[index], unit.scan, decoder.rows))
      }
      pieceCount += 1
    }
  }

  func countStatistics() {
    let blocks = pieces.reduce(0) { $0 + $1.blocksDecoded }
    decoder.rows.loader.count { statistics in
      statistics.statisticsEntriesUsed += entriesUsed
      statistics.valuesRead += valuesRead
      statistics.blocksDecoded += blocks
    }
  }

  /// Windows must be asked for by ascending starts. nil: all rows.
  func result(_ window: TimeWindow?) throws -> WindowResult {
    accumulator.reset()
    let times = decoder.rows.times
    let low = max(window?.start ?? .min, times.lowerBound)
    // The last instant belongs to the window.
    let high = min(window.map { $0.stop &- 1 } ?? .max, times.upperBound)
    guard low <= high else { return WindowResult() }
    while firstPiece < pieceCount, pieces[firstPiece].timeLast < low { firstPiece += 1 }
    var index = firstPiece
    while index < pieceCount, pieces[index].timeFirst <= high {
      try add(index, low...high)
      index += 1
    }
    return try finish()
  }

  /// The time of the first row not before `time`, whether or not it passes tests.
  func nextTime(from time: Int64) throws -> Int64? {
    for piece in pieces[firstPiece..<pieceCount] where piece.timeLast >= time {
      let rows = try piece.rows(in: max(time, piece.timeFirst)...(.max))
      if !rows.isEmpty { return try piece.time(rows.lowerBound) }
    }
    return nil
  }

  private func add(_ index: Int, _ times: ClosedRange<Int64>) throws {
    let piece = pieces[index]
    guard let directory = piece.directory else {
      return try addRows(index, try piece.rows(in: times))
    }
    let run = Int(piece.piece.run)
    let isWhole =
      times.lowerBound <= directory.timeFirsts[run] && directory.timeLasts[run] <= times.upperBound
    let rows = isWhole ? directory.rows(ofRun: run) : try piece.rows(in: times)
    guard !rows.isEmpty else { return }
    if decoder.rows.valueTests.isEmpty, accumulator.needsPositionsOnly {
      accumulator.addPositions(rows, piece: index)
      return
    }
    guard decoder.usesStatistics, let record = directory.record(ofRun: run) else {
      return try addRows(index, rows)
    }
    if isWhole, try addRecord(directory.runStatistics, record, index, rows) { return }
    try addEntries(index, directory, run, rows)
  }

  /// Takes over a record, unless the rows have to be looked at.
  private func addRecord(
    _ table: StatisticsTable, _ record: Int, _ index: Int, _ rows: Range<Int>
  ) throws -> Bool {
    for test in decoder.rows.valueTests {
      switch test.outcome(table.minima[record], table.maxima[record]) {
      case .all: continue
      case .none:
        entriesUsed += 1
        return true
      case .some: return false
      }
    }
    guard accumulator.add(table, record, piece: index, rows: rows) else { return false }
    entriesUsed += 1
    return true
  }

  private func addEntries(
    _ index: Int, _ directory: SegmentDirectory, _ run: Int, _ rows: Range<Int>
  ) throws {
    let all = directory.entries(ofRun: run)
    let first = directory.entryRowStarts.firstIndex(notBelow: rows.lowerBound, in: all)
    var end = directory.entryRowEnds.firstIndex(notBelow: rows.upperBound + 1, in: all)
    if first >= end { return try addRows(index, rows) }
    end = max(first, end)
    try addRows(index, rows.lowerBound..<Int(directory.entryRowStarts[first]))
    for entry in first..<end {
      let entryRows =
        Int(directory.entryRowStarts[entry])..<Int(directory.entryRowEnds[entry])
      if try !addRecord(directory.entryStatistics, entry, index, entryRows) {
        try addRows(index, entryRows)
      }
    }
    try addRows(index, Int(directory.entryRowEnds[end - 1])..<rows.upperBound)
  }

  private func addRows(_ index: Int, _ rows: Range<Int>) throws {
    guard !rows.isEmpty else { return }
    valuesRead += rows.count
    if type == .string || type == .bool, decoder.rows.valueTests.isEmpty {
      accumulator.addPositions(rows, piece: index)
      return
    }
    try pieces[index].withWords(rows) { words, start in
      if decoder.rows.valueTests.isEmpty {
        accumulator.add(words, piece: index, firstRow: start)
      } else {
        addPassing(words, index, start)
      }
    }
  }

  /// Adds stretches of rows that pass the tests.
  private func addPassing(_ words: UnsafeBufferPointer<UInt64>, _ index: Int, _ start: Int) {
    mask.removeAll(keepingCapacity: true)
    mask.append(contentsOf: repeatElement(1, count: words.count))
    mask.withUnsafeMutableBufferPointer { mask in
      guard let bytes = mask.baseAddress else { return }
      for test in decoder.rows.valueTests { test.apply(to: words, mask: bytes) }
    }
    mask.withUnsafeBufferPointer { addPassing(words, $0, index, start) }
  }

  /// mask `[rows]`
  private func addPassing(
    _ words: UnsafeBufferPointer<UInt64>, _ mask: UnsafeBufferPointer<UInt8>, _ index: Int,
    _ start: Int
  ) {
    var row = 0
    while row < words.count {
      guard mask[row] != 0 else {
        row += 1
        continue
      }
      var end = row + 1
      while end < words.count, mask[end] != 0 { end += 1 }
      accumulator.add(
        UnsafeBufferPointer(rebasing: words[row..<end]), piece: index, firstRow: start + row)
      row = end
    }
  }

  // MARK: Results

  private func finish() throws -> WindowResult {
    var result = WindowResult()
    result.count = accumulator.count
    guard accumulator.count > 0 else { return result }
    guard decoder.aggregate.operation.isSelector else {
      result.word = accumulator.aggregate
      return result
    }
    guard let place = accumulator.selected else { return result }
    let piece = pieces[place.piece]
    let wantsTime = decoder.aggregate.window == nil || decoder.aggregate.timeSource == "_time"
    var row = place.rows.lowerBound
    if let word = place.word, place.rows.count > 1 {
      // A record knows the value but not where it stands.
      if wantsTime {
        var isFound = false
        try piece.withWords(place.rows) { words, start in
          guard !isFound, let index = words.firstIndex(where: { accumulator.isSame($0, word) })
          else { return }
          isFound = true
          row = start + index
          result.word = words[index]
        }
        guard isFound else {
          throw damaged(
            decoder.rows.loader.session.location, "a statistic does not fit its rows")
        }
      } else {
        result.word = word
      }
    } else if type == .string {
      result.string = try piece.string(row)
    } else if let word = place.word {
      result.word = word
    } else {
      result.word = try piece.word(row)
    }
    if wantsTime { result.time = try piece.time(row) }
    return result
  }
}

extension [Int32] {
  /// The first index in the range whose value is not below the bound; values ascend.
  func firstIndex(notBelow bound: Int, in range: Range<Int>) -> Int {
    withUnsafeBufferPointer { values in
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let middle = low &+ (high &- low) / 2
        if Int(values[middle]) < bound { low = middle &+ 1 } else { high = middle }
      }
      return low
    }
  }
}

extension ValueTest {
  enum Outcome { case all, none, some }

  /// What the test says of values between two of them.
  func outcome(_ least: UInt64, _ greatest: UInt64) -> Outcome {
    switch bound {
    case .float(let bound):
      return outcome(Double(bitPattern: least), Double(bitPattern: greatest), bound)
    case .int(let bound):
      return outcome(Int64(bitPattern: least), Int64(bitPattern: greatest), bound)
    case .uint(let bound): return outcome(least, greatest, bound)
    default: return .some
    }
  }

  private func outcome<Value: Comparable>(_ low: Value, _ high: Value, _ bound: Value) -> Outcome {
    switch comparison {
    case .less: high < bound ? .all : low < bound ? .some : .none
    case .lessOrEqual: high <= bound ? .all : low <= bound ? .some : .none
    case .greater: low > bound ? .all : high > bound ? .some : .none
    case .greaterOrEqual: low >= bound ? .all : high >= bound ? .some : .none
    case .equal:
      low == bound && high == bound ? .all : low <= bound && bound <= high ? .some : .none
    case .notEqual: bound < low || high < bound ? .all : low == high && low == bound ? .none : .some
    }
  }
}
