import Columnar

/// Gathers rows in key and time order and writes them as segments of full size, encoded on the
/// pool's threads and inserted in order.
final class SegmentSink {
  private let transaction: WriteTransaction
  private let field: FieldInfo
  private let rowsMax: Int
  private var open: SegmentRows
  private var encoding: [Pending<EncodedSegment>] = []
  /// Segments that may wait for their encoding at a time.
  private static let encodingMax = 4

  init(_ transaction: WriteTransaction, field: FieldInfo) {
    self.transaction = transaction
    self.field = field
    rowsMax = max(transaction.store.options.segmentRowsMax, 1)
    open = SegmentRows(type: field.type)
  }

  /// Begins a run even where the last one is of the same series.
  func beginRun(_ key: [UInt8]) {
    open.keys.append(key)
    open.runStarts.append(open.times.count)
  }

  /// Appends rows to the run that was begun.
  func append(_ source: DecodedRows, _ rows: Range<Int>) throws {
    var start = rows.lowerBound
    while start < rows.upperBound {
      if open.rowCount >= rowsMax, let key = open.keys.last {
        try flush()
        beginRun(key)
      }
      let end = min(rows.upperBound, start + rowsMax - open.rowCount)
      open.times.append(contentsOf: source.times[start..<end])
      if field.type == .string {
        open.strings.append(contentsOf: source.strings[start..<end])
      } else {
        open.words.append(contentsOf: source.words[start..<end])
      }
      start = end
    }
  }

  private func flush() throws {
    // A run that was begun and got no rows is not written.
    while let last = open.runStarts.last, last == open.rowCount {
      open.keys.removeLast()
      open.runStarts.removeLast()
    }
    guard open.rowCount > 0 else { return }
    let rows = open
    open = SegmentRows(type: field.type)
    encoding.append(Pending { encodeSegment(rows) })
    if encoding.count >= Self.encodingMax { try insertFirst() }
  }

  private func insertFirst() throws {
    try transaction.insert(try encoding.removeFirst().wait(), field: field.id)
  }

  func finish() throws {
    try flush()
    while !encoding.isEmpty { try insertFirst() }
  }
}
