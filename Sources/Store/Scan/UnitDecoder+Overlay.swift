import Columnar
import Diagnostics
import Planning

extension UnitDecoder {
  /// The rows of a piece with buffered rows laid over and tombstones taken out.
  func overlay(_ piece: ScanPiece, _ scan: FieldScan) throws -> DecodedRows {
    var result = OverlaidRows(type: scan.field.type, times: times)
    var buffered = piece.buffered
    guard piece.segment >= 0 else {
      result.append(scan.bufferedContent, buffered)
      return result.rows
    }
    let content = try loader.content(scan, piece.segment)
    let directory = content.directory
    let stored = try loader.checked { () throws(CorruptBlob) in
      try content.decodeRows(ofRun: Int(piece.run))
    }
    loader.count { $0.blocksDecoded += stored.times.count / blockRows + 1 }
    let key = directory.key(ofRun: Int(piece.run))
    let taken = scan.tombstones.filter { $0.key == nil || $0.key == key }.map(\.times)
    for part in parts(of: stored.times, stored.times.indices, without: taken) {
      var position = part.lowerBound
      while position < part.upperBound {
        guard let next = buffered.first else {
          result.append(stored, position..<part.upperBound)
          break
        }
        let time = scan.buffered.times[next]
        let split = lowerBound(stored.times, time, in: position..<part.upperBound)
        result.append(stored, position..<split)
        position = split
        guard position < part.upperBound else { break }
        if stored.times[position] == time { position += 1 }
        result.append(scan.bufferedContent, next..<(next + 1))
        buffered = (next + 1)..<buffered.upperBound
      }
    }
    result.append(scan.bufferedContent, buffered)
    return result.rows
  }

  /// The batch less the rows whose value fails a test.
  func filtered(
    _ batch: Batch, _ unit: ScanUnit, _ numbers: (first: Int, last: Int)
  ) throws -> DecodedUnit {
    guard let index = batch.schema.index(of: "_value"),
      case .plain(.words(let words), _) = batch.columns[index].storage
    else { return DecodedUnit(batch: batch, firstTable: numbers.first, lastTable: numbers.last) }
    let mask = try Buffer<UInt8>(capacity: batch.rowCount, budget: budget)
    mask.base.update(repeating: 1, count: batch.rowCount)
    for test in valueTests { test.apply(to: words.values, mask: mask.base) }
    var first = batch.tableCount
    var last = 0
    for table in 0..<batch.tableCount
    where batch.rows(ofTable: table).contains(where: { mask.base[$0] != 0 }) {
      first = min(first, table)
      last = table
    }
    guard first < batch.tableCount else {
      return DecodedUnit(batch: nil, firstTable: -1, lastTable: -1)
    }
    let wanted = rowSchema(unit.scan.field, unit.labels, request)
    var tested = batch
    if wanted != batch.schema {
      tested = Batch(
        schema: wanted,
        columns: batch.columns.enumerated().filter { $0.offset != index }.map(\.element),
        tableStarts: batch.tableStarts)
    }
    let kept = try tested.filtered(mask: mask.base, keepEmptyTables: false, budget: budget)
    // Only the first and the last table of a unit can reach beyond it, so only their numbers count.
    return DecodedUnit(
      batch: kept, firstTable: first == 0 ? numbers.first : -2,
      lastTable: last == batch.tableCount - 1 ? numbers.last : -1)
  }
}

extension ValueTest {
  /// Clears the mask of rows that fail; words are of the type of the bound.
  func apply(to values: UnsafeBufferPointer<UInt64>, mask: UnsafeMutablePointer<UInt8>) {
    switch bound {
    case .float(let bound): clear(mask, values, bound) { Double(bitPattern: $0) }
    case .int(let bound): clear(mask, values, bound) { Int64(bitPattern: $0) }
    case .uint(let bound): clear(mask, values, bound) { $0 }
    default: mask.update(repeating: 0, count: values.count)
    }
  }

  @inline(__always)
  private func clear<Value: Comparable>(
    _ mask: UnsafeMutablePointer<UInt8>, _ words: UnsafeBufferPointer<UInt64>, _ bound: Value,
    _ value: (UInt64) -> Value
  ) {
    switch comparison {
    case .equal: for row in words.indices { mask[row] &= value(words[row]) == bound ? 1 : 0 }
    case .notEqual: for row in words.indices { mask[row] &= value(words[row]) != bound ? 1 : 0 }
    case .less: for row in words.indices { mask[row] &= value(words[row]) < bound ? 1 : 0 }
    case .lessOrEqual: for row in words.indices { mask[row] &= value(words[row]) <= bound ? 1 : 0 }
    case .greater: for row in words.indices { mask[row] &= value(words[row]) > bound ? 1 : 0 }
    case .greaterOrEqual:
      for row in words.indices { mask[row] &= value(words[row]) >= bound ? 1 : 0 }
    }
  }
}

/// Rows gathered from several places, less those outside of the times.
private struct OverlaidRows {
  let type: ColumnType
  let times: ClosedRange<Int64>
  private var rowTimes: [Int64] = []
  private var words: [UInt64] = []
  private var strings: [String] = []

  init(type: ColumnType, times: ClosedRange<Int64>) {
    self.type = type
    self.times = times
  }

  mutating func append(_ source: DecodedRows, _ range: Range<Int>) {
    let low = lowerBound(source.times, times.lowerBound, in: range)
    let high =
      times.upperBound == .max
      ? range.upperBound : lowerBound(source.times, times.upperBound + 1, in: range)
    guard low < high else { return }
    rowTimes.append(contentsOf: source.times[low..<high])
    if type == .string {
      strings.append(contentsOf: source.strings[low..<high])
    } else {
      words.append(contentsOf: source.words[low..<high])
    }
  }

  var rows: DecodedRows { DecodedRows(times: rowTimes, words: words, strings: strings) }
}

extension SegmentContent {
  /// The rows of a run inside closed times.
  func rows(ofRun run: Int, in times: ClosedRange<Int64>) throws(CorruptBlob) -> Range<Int> {
    if times.upperBound < .max {
      return try rows(ofRun: run, from: times.lowerBound, to: times.upperBound + 1)
    }
    let all = directory.rows(ofRun: run)
    let before = try rows(ofRun: run, from: .min, to: times.lowerBound)
    return before.upperBound..<all.upperBound
  }

  /// One run, decoded.
  func decodeRows(ofRun run: Int) throws(CorruptBlob) -> DecodedRows {
    let rows = directory.rows(ofRun: run)
    var failure: CorruptBlob?
    let times = [Int64](unsafeUninitializedCapacity: rows.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(CorruptBlob) {
        try readTimes(run: run, rows: rows, into: base)
      } catch { failure = error }
      count = failure == nil ? rows.count : 0
    }
    let encoded =
      switch values {
      case .words(let words): words
      case .strings(let strings): strings.codes
      }
    let words = [UInt64](unsafeUninitializedCapacity: rows.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(CorruptBlob) {
        try encoded.decode(rows: rows, into: base)
      } catch { failure = error }
      count = failure == nil ? rows.count : 0
    }
    if let failure { throw failure }
    guard case .strings(let texts) = values else {
      return DecodedRows(times: times, words: words, strings: [])
    }
    var strings: [String] = []
    for code in words { strings.append(try texts.string(code)) }
    return DecodedRows(times: times, words: [], strings: strings)
  }
}
