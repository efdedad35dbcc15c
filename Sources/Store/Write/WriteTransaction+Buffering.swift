import Columnar
import Planning

/// Trickled writes: rows in a table of their own, laid over the segments until they are folded.
extension WriteTransaction {
  /// Writes rows, in key and time order without repeats, to the buffer; equal ones are left out.
  /// series `[runs]`, the numbers of the rows' keys.
  func buffer(
    _ rows: SegmentRows, series: [Int64], in field: FieldInfo
  ) throws -> WriteSummary {
    let numbers = Dictionary(uniqueKeysWithValues: zip(rows.keys, series))
    var summary = WriteSummary()
    // Rows that stand in the buffer already hide what the segments say about their time.
    var isBuffered = [Bool](repeating: false, count: rows.rowCount)
    for run in rows.keys.indices {
      for row in rows.rows(ofRun: run) {
        guard let known = try bufferedValue(field, series[run], rows.times[row]) else { continue }
        isBuffered[row] = true
        if known == BufferedValue(rows, row) {
          summary.unchanged += 1
        } else {
          summary.replaced += 1
          try put(rows, row, series: series[run], field)
        }
      }
    }
    let comparison = try compare(
      rows.filtered { !isBuffered[$0] }, with: field,
      tombstones: try connection.tombstones(field: field.id))
    let kept = comparison.kept
    for run in kept.keys.indices {
      guard let number = numbers[kept.keys[run]] else { continue }
      for row in kept.rows(ofRun: run) { try put(kept, row, series: number, field) }
    }
    if kept.rowCount > 0 {
      try connection.run("UPDATE state SET buffered = buffered + ?", .integer(kept.rowCount))
    }
    summary.inserted += comparison.summary.inserted
    summary.replaced += comparison.summary.replaced
    summary.unchanged += comparison.summary.unchanged
    return summary
  }

  private enum BufferedValue: Equatable {
    case word(UInt64)
    case text(String)

    init(_ rows: SegmentRows, _ row: Int) {
      self = rows.type == .string ? .text(rows.strings[row]) : .word(rows.words[row])
    }
  }

  private func bufferedValue(
    _ field: FieldInfo, _ series: Int64, _ time: Int64
  ) throws -> BufferedValue? {
    let query = try connection.statement(
      "SELECT value FROM buffer WHERE field = ? AND series = ? AND time = ?")
    defer { query.reset() }
    try query.bind([.integer(field.id), .integer(series), .integer(time)])
    guard try query.step() else { return nil }
    return field.type == .string
      ? .text(query.text(0)) : .word(UInt64(bitPattern: query.integer(0)))
  }

  private func put(
    _ rows: SegmentRows, _ row: Int, series: Int64, _ field: FieldInfo
  ) throws {
    let value: SQLValue =
      rows.type == .string
      ? .text(rows.strings[row]) : .integer(Int64(bitPattern: rows.words[row]))
    try connection.run(
      "INSERT OR REPLACE INTO buffer VALUES(?, ?, ?, ?)", .integer(field.id), .integer(series),
      .integer(rows.times[row]), value)
  }

  // MARK: Folding

  /// Moves a field's buffered rows into segments and carries out its deletes.
  func fold(_ field: FieldInfo) throws {
    let tombstones = try connection.tombstones(field: field.id)
    let rows = try connection.bufferedRows(field)
    guard rows.rowCount > 0 || !tombstones.isEmpty else { return }
    _ = try merge(rows, into: field, tombstones: tombstones)
    try connection.run("DELETE FROM buffer WHERE field = ?", .integer(field.id))
    try connection.run(
      "UPDATE state SET buffered = max(buffered - ?, 0)", .integer(rows.rowCount))
    try connection.run("DELETE FROM tombstone WHERE field = ?", .integer(field.id))
  }

  /// Folds everything once the buffer has grown too large for readers.
  func foldIfFull() throws {
    let buffered = try connection.integer("SELECT buffered FROM state") ?? 0
    let tombstones = try connection.integer("SELECT count(*) FROM tombstone") ?? 0
    let limit = Int64(store.options.foldRowsMin)
    if buffered >= limit || tombstones >= 1_024 { try foldAll() }
  }

  func foldAll() throws {
    for field in try fieldsToFold() {
      try fold(field)
      try consolidate(field)
    }
  }

  private func fieldsToFold() throws -> [FieldInfo] {
    let ids = try integers(
      "SELECT DISTINCT field FROM buffer UNION SELECT DISTINCT field FROM tombstone")
    return try allFields().filter { ids.contains($0.id) }
  }

  func integers(_ sql: String) throws -> Set<Int64> {
    let query = try connection.statement(sql)
    defer { query.reset() }
    var values: Set<Int64> = []
    while try query.step() { values.insert(query.integer(0)) }
    return values
  }

  func allFields() throws -> [FieldInfo] {
    try integers("SELECT id FROM bucket").sorted().flatMap { try connection.fields(bucket: $0) }
  }
}

extension Store {
  /// Folds what is buffered. Errors: those of a write.
  package func foldBuffers() throws {
    let connection = try takeConnection()
    let waiting = try connection.integer(
      "SELECT (SELECT buffered FROM state) + (SELECT count(*) FROM tombstone)")
    giveBack(connection)
    guard let waiting, waiting > 0 else { return }
    let transaction = try WriteTransaction(self)
    try transaction.foldAll()
    try transaction.commit()
  }
}
