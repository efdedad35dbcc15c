import Columnar

/// A segment whose BLOBs are at hand, ready to be decoded in part or whole; shared by threads.
final class SegmentContent: Sendable {
  enum Values: Sendable {
    case words(EncodedWords)
    case strings(EncodedStrings)
  }

  let directory: SegmentDirectory
  /// nil where every run is regular.
  let times: EncodedWords?
  let values: Values
  let byteCount: Int

  init(
    directory: SegmentDirectory, times: BlobBytes?, data: BlobBytes
  ) throws(CorruptBlob) {
    self.directory = directory
    self.times = try times.map { (blob) throws(CorruptBlob) in
      try EncodedWords(blob, at: 0..<blob.count)
    }
    var reader = ByteReader(data)
    let form = DataForm(rawValue: try reader.byte())
    let range = reader.position..<data.count
    let rowCount: Int
    switch form {
    case .words where directory.type != .string:
      let encoded = try EncodedWords(data, at: range)
      rowCount = encoded.rowCount
      values = .words(encoded)
    case .strings where directory.type == .string:
      let encoded = try EncodedStrings(data, at: range)
      rowCount = encoded.codes.rowCount
      values = .strings(encoded)
    default:
      throw CorruptBlob("a data block is of an unknown form")
    }
    byteCount = data.count &+ (times?.count ?? 0)
    guard rowCount == directory.rowCount,
      self.times == nil || self.times?.rowCount == directory.rowCount
    else { throw CorruptBlob("a column has other rows than its directory") }
  }

  /// Writes the times of rows of one run to `out` `[rows]`; returns the blocks decoded.
  /// `scratch`: as for `EncodedWords.decode`.
  @discardableResult
  func readTimes(
    run: Int, rows: Range<Int>, into out: UnsafeMutablePointer<Int64>,
    scratch: UnsafeMutablePointer<UInt64>? = nil
  ) throws(CorruptBlob) -> Int {
    let runRows = directory.rows(ofRun: run)
    let step = directory.steps[run]
    if step != 0 || runRows.count == 1 {
      var time = directory.timeFirsts[run] &+ step &* Int64(rows.lowerBound &- runRows.lowerBound)
      for row in 0..<rows.count {
        out[row] = time
        time &+= step
      }
      return 0
    }
    guard let times else { throw CorruptBlob("a run that is not regular has no times") }
    return try times.decode(
      rows: rows, into: UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt64.self),
      scratch: scratch)
  }

  /// The rows of a run that lie in the half-open times. Complexity: O(1) for a regular run.
  func rows(
    ofRun run: Int, from start: Int64, to end: Int64
  ) throws(CorruptBlob) -> Range<Int> {
    let rows = directory.rows(ofRun: run)
    if start <= directory.timeFirsts[run], directory.timeLasts[run] < end { return rows }
    if let regular = directory.regularRows(ofRun: run, from: start, to: end) { return regular }
    var failure: CorruptBlob?
    let times = [Int64](unsafeUninitializedCapacity: rows.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      do throws(CorruptBlob) {
        try readTimes(run: run, rows: rows, into: base)
      } catch { failure = error }
      count = failure == nil ? rows.count : 0
    }
    if let failure { throw failure }
    let first = lowerBound(times, start)
    return (rows.lowerBound &+ first)..<(rows.lowerBound &+ max(first, lowerBound(times, end)))
  }

  /// All rows, decoded.
  func decodeRows() throws(CorruptBlob) -> DecodedRows {
    var times = [Int64](repeating: 0, count: directory.rowCount)
    var failure: CorruptBlob?
    times.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      do throws(CorruptBlob) {
        for run in 0..<directory.runCount {
          let rows = directory.rows(ofRun: run)
          try readTimes(run: run, rows: rows, into: base + rows.lowerBound)
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    switch values {
    case .words(let encoded):
      return DecodedRows(times: times, words: try encoded.decodeAll(), strings: [])
    case .strings(let encoded):
      let codes = try encoded.codes.decodeAll()
      var strings: [String] = []
      strings.reserveCapacity(codes.count)
      for code in codes { strings.append(try encoded.string(code)) }
      return DecodedRows(times: times, words: [], strings: strings)
    }
  }
}

/// A segment's rows in memory, one of `words` and `strings` as the field's type has it.
struct DecodedRows {
  let times: [Int64]
  let words: [UInt64]
  let strings: [String]
}

extension EncodedStrings {
  func string(_ code: UInt64) throws(CorruptBlob) -> String {
    guard code < UInt64(dictionaryCount) else { throw CorruptBlob("a string has no text") }
    let index = Int(code)
    return String(decoding: bytes[offsets[index]..<offsets[index &+ 1]], as: UTF8.self)
  }
}

extension SegmentDirectory {
  /// The rows of a regular run in the half-open times, nil where the run is not regular.
  func regularRows(ofRun run: Int, from start: Int64, to end: Int64) -> Range<Int>? {
    let rows = self.rows(ofRun: run)
    let step = steps[run]
    guard step > 0 || rows.count == 1 else { return nil }
    let first = timeFirsts[run]
    /// Rows before `time`.
    func before(_ time: Int64) -> Int {
      if time <= first { return 0 }
      if time > timeLasts[run] { return rows.count }
      let distance = UInt64(bitPattern: time &- first)
      return Int((distance &+ UInt64(step) &- 1) / UInt64(step))
    }
    let low = before(start)
    return (rows.lowerBound &+ low)..<(rows.lowerBound &+ max(low, before(end)))
  }
}

/// Position of the first value not below `bound` in ascending values.
func lowerBound(_ values: [Int64], _ bound: Int64, from start: Int = 0) -> Int {
  lowerBound(values, bound, in: start..<values.count)
}

func lowerBound(_ values: [Int64], _ bound: Int64, in range: Range<Int>) -> Int {
  values.withUnsafeBufferPointer { values in
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low &+ (high &- low) / 2
      if values[middle] < bound { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
