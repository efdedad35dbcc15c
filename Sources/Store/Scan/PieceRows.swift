import Columnar
import Diagnostics
import Planning

/// The rows of one piece as an aggregation reads them: loaded when first needed, decoded a block at
/// a time. Rows count within the segment, or within the merged rows where something lies over it.
///
/// One object reads piece after piece, so that short series cost no memory of their own; a block
/// that holds the next piece too is not decoded again.
final class PieceRows {
  private(set) var piece: ScanPiece
  /// nil where the rows have to be merged: statistics do not hold then.
  private(set) var directory: SegmentDirectory?
  private(set) var timeFirst: Int64 = 0
  private(set) var timeLast: Int64 = 0
  private let scan: FieldScan
  private let decoder: UnitDecoder
  private var merged: DecodedRows?
  private var times: [Int64] = []
  private var hasTimes = false
  /// Of the decoded block; -1 for none.
  private var block = -1
  private var blockSegment: Int32 = -1
  private var blockWords: [UInt64] = []
  private(set) var blocksDecoded = 0

  init(_ piece: ScanPiece, _ scan: FieldScan, _ decoder: UnitDecoder) {
    self.piece = piece
    self.scan = scan
    self.decoder = decoder
    begin(piece)
  }

  /// Turns to another piece of the same scan.
  func begin(_ piece: ScanPiece) {
    self.piece = piece
    merged = nil
    hasTimes = false
    directory = piece.isOverlaid ? nil : scan.directory(piece.segment)
    if piece.segment >= 0 {
      let directory = scan.directory(piece.segment)
      timeFirst = directory.timeFirsts[Int(piece.run)]
      timeLast = directory.timeLasts[Int(piece.run)]
    } else {
      timeFirst = scan.buffered.times[Int(piece.bufferStart)]
      timeLast = scan.buffered.times[Int(piece.bufferEnd) - 1]
    }
  }

  private func mergedRows() throws -> DecodedRows {
    if let merged { return merged }
    let rows = try decoder.overlay(piece, scan)
    merged = rows
    return rows
  }

  private func content() throws -> SegmentContent {
    try decoder.loader.content(scan, piece.segment)
  }

  /// The rows inside closed times.
  func rows(in wanted: ClosedRange<Int64>) throws -> Range<Int> {
    let times: [Int64]
    let offset: Int
    if let directory {
      let run = Int(piece.run)
      if wanted.upperBound < .max,
        let regular = directory.regularRows(
          ofRun: run, from: wanted.lowerBound, to: wanted.upperBound + 1)
      {
        return regular
      }
      offset = directory.rows(ofRun: run).lowerBound
      times = try runTimes(directory, run)
    } else {
      offset = 0
      times = try mergedRows().times
    }
    let low = lowerBound(times, wanted.lowerBound)
    let high =
      wanted.upperBound == .max ? times.count : lowerBound(times, wanted.upperBound + 1)
    return (offset + low)..<(offset + max(low, high))
  }

  private func runTimes(_ directory: SegmentDirectory, _ run: Int) throws -> [Int64] {
    if hasTimes { return times }
    let content = try self.content()
    let rows = directory.rows(ofRun: run)
    times.removeAll(keepingCapacity: true)
    times.append(contentsOf: repeatElement(0, count: rows.count))
    try times.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      blocksDecoded += try decoder.loader.checked { () throws(CorruptBlob) in
        try content.readTimes(run: run, rows: rows, into: base)
      }
    }
    hasTimes = true
    return times
  }

  func time(_ row: Int) throws -> Int64 {
    guard let directory else { return try mergedRows().times[row] }
    let run = Int(piece.run)
    let rows = directory.rows(ofRun: run)
    let step = directory.steps[run]
    if step > 0 || row == rows.lowerBound {
      return directory.timeFirsts[run] &+ step &* Int64(row - rows.lowerBound)
    }
    if row == rows.upperBound - 1 { return directory.timeLasts[run] }
    return try runTimes(directory, run)[row - rows.lowerBound]
  }

  /// Hands over the words of the rows in order, a stretch at a time with its first row.
  func withWords(
    _ rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt64>, Int) throws -> Void
  ) throws {
    if directory == nil {
      let words = try mergedRows().words
      return try words.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[rows]), rows.lowerBound)
      }
    }
    var row = rows.lowerBound
    while row < rows.upperBound {
      let number = row / blockRows
      try load(block: number)
      let start = number * blockRows
      let end = min(rows.upperBound, start + blockRows)
      try blockWords.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[(row - start)..<(end - start)]), row)
      }
      row = end
    }
  }

  private func load(block number: Int) throws {
    if block == number, blockSegment == piece.segment { return }
    let encoded =
      switch try content().values {
      case .words(let words): words
      case .strings(let strings): strings.codes
      }
    if blockWords.isEmpty { blockWords = [UInt64](repeating: 0, count: blockRows) }
    block = -1
    try blockWords.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      try decoder.loader.checked { () throws(CorruptBlob) in
        guard number < encoded.blockCount else { throw CorruptBlob("a column lacks a block") }
        try encoded.decodeBlock(number, into: base)
      }
    }
    block = number
    blockSegment = piece.segment
    blocksDecoded += 1
  }

  func word(_ row: Int) throws -> UInt64 {
    guard let directory else { return try mergedRows().words[row] }
    let run = Int(piece.run)
    if let record = directory.record(ofRun: run) {
      let rows = directory.rows(ofRun: run)
      if row == rows.lowerBound { return directory.runStatistics.firsts[record] }
      if row == rows.upperBound - 1 { return directory.runStatistics.lasts[record] }
    }
    try load(block: row / blockRows)
    return blockWords[row % blockRows]
  }

  func string(_ row: Int) throws -> String {
    guard directory != nil else { return try mergedRows().strings[row] }
    try load(block: row / blockRows)
    guard case .strings(let encoded) = try content().values else { return "" }
    let code = blockWords[row % blockRows]
    return try decoder.loader.checked { () throws(CorruptBlob) in try encoded.string(code) }
  }
}
