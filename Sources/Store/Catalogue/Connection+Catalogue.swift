import CStore
import Columnar
import Diagnostics

extension Connection {
  func bucketID(_ name: String) throws -> Int64? {
    try integer("SELECT id FROM bucket WHERE name = ?", .text(name))
  }

  func bucketNames() throws -> [String] {
    let query = try statement("SELECT name FROM bucket ORDER BY name")
    defer { query.reset() }
    var names: [String] = []
    while try query.step() { names.append(query.text(0)) }
    return names
  }

  /// The numbers that a statement without bindings gives.
  func identifiers(_ sql: String) throws -> [Int64] {
    let query = try statement(sql)
    defer { query.reset() }
    var identifiers: [Int64] = []
    while try query.step() { identifiers.append(query.integer(0)) }
    return identifiers
  }

  /// All fields of a bucket, by field name, then measurement.
  func fields(bucket: Int64) throws -> [FieldInfo] {
    let query = try statement(
      """
      SELECT f.id, m.id, m.name, f.name, f.type, f.unit FROM measurement m
      JOIN field f ON f.measurement = m.id WHERE m.bucket = ? ORDER BY f.name, m.name
      """)
    defer { query.reset() }
    try query.bind([.integer(bucket)])
    var fields: [FieldInfo] = []
    while try query.step() {
      guard let raw = UInt8(exactly: query.integer(4)), let type = ColumnType(rawValue: raw),
        type != .time
      else { throw damaged(path, "field \(query.text(3)) has an unknown type") }
      fields.append(
        FieldInfo(
          id: query.integer(0), measurementID: query.integer(1), measurement: query.text(2),
          name: query.text(3), type: type, unit: query.isNull(5) ? nil : query.text(5)))
    }
    return fields
  }

  /// The sets of tag labels that occur in a measurement, each ascending.
  func shapes(measurement: Int64) throws -> [[String]] {
    let query = try statement("SELECT labels FROM shape WHERE measurement = ?")
    defer { query.reset() }
    try query.bind([.integer(measurement)])
    var shapes: [[String]] = []
    while try query.step() { shapes.append(SeriesKey.labels(ofShape: query.bytes(0))) }
    return shapes
  }

  /// The segments of a field that reach into the times and whose runs have fewer rows, by key, then
  /// time.
  func segments(
    field: Int64, times: ClosedRange<Int64> = .min ... .max, rowsPerRunBelow: Int = .max
  ) throws -> [SegmentRow] {
    let query = try statement(
      """
      SELECT id, row_count, run_count, time_min, time_max, key_min, key_max, directory, times, data
      FROM segment WHERE field = ? AND time_max >= ? AND time_min <= ?
      AND row_count < ? * max(run_count, 1)
      """)
    defer { query.reset() }
    try query.bind([
      .integer(field), .integer(times.lowerBound), .integer(times.upperBound),
      .integer(rowsPerRunBelow),
    ])
    var rows: [SegmentRow] = []
    while try query.step() {
      rows.append(
        SegmentRow(
          id: query.integer(0), rowCount: Int(query.integer(1)), runCount: Int(query.integer(2)),
          timeMin: query.integer(3), timeMax: query.integer(4), keyMin: query.bytes(5),
          keyMax: query.bytes(6), directory: query.integer(7),
          times: query.isNull(8) ? nil : query.integer(8), data: query.integer(9)))
    }
    rows.sort { left, right in
      if left.keyMin != right.keyMin { return SeriesKey.precedes(left.keyMin, right.keyMin) }
      return (left.timeMin, left.id) < (right.timeMin, right.id)
    }
    return rows
  }

  func largestSegmentID() throws -> Int64 { try integer("SELECT max(id) FROM segment") ?? 0 }

  /// How many segments have come to be since the one of that number, and how many runs they hold.
  func counts(ofSegmentsAfter id: Int64) throws -> (segments: Int, runs: Int) {
    let query = try statement("SELECT count(*), sum(run_count) FROM segment WHERE id > ?")
    defer { query.reset() }
    try query.bind([.integer(id)])
    guard try query.step() else { return (0, 0) }
    return (Int(query.integer(0)), Int(query.integer(1)))
  }

  /// A BLOB whose bytes have the checksum stored with them. Errors: W0004, W0005.
  func blob(_ id: Int64) throws -> BlobBytes {
    let query = try statement("SELECT checksum, data FROM blob WHERE id = ?")
    defer { query.reset() }
    try query.bind([.integer(id)])
    guard try query.step() else { throw damaged(path, "block \(id) is missing") }
    let checksum = UInt64(bitPattern: query.integer(0))
    let blob = BlobBytes(copying: query.blob(1))
    guard blob.checksum == checksum else {
      throw QueryFailure(
        .checksumMismatch, "the store \(path) is damaged: block \(id) fails its checksum",
        kind: .store, upstreamCode: 1,
        fix: "restore a backup; `gridflux store verify` lists what is damaged")
    }
    return blob
  }

  /// Reads a segment's directory.
  func directory(_ row: SegmentRow) throws -> SegmentDirectory {
    let blob = try self.blob(row.directory)
    do throws(CorruptBlob) {
      let directory = try SegmentDirectory(blob)
      guard directory.rowCount == row.rowCount, directory.runCount == row.runCount else {
        throw CorruptBlob("segment \(row.id) has other rows than its directory")
      }
      return directory
    } catch { throw damaged(path, error.what) }
  }

  func seriesKey(_ id: Int64) throws -> [UInt8] {
    let query = try statement("SELECT key FROM series WHERE id = ?")
    defer { query.reset() }
    try query.bind([.integer(id)])
    guard try query.step() else { throw damaged(path, "series \(id) is missing") }
    return query.bytes(0)
  }

  /// What deletes left for the reader to take out.
  func tombstones(field: Int64) throws -> [Tombstone] {
    let query = try statement(
      """
      SELECT t.series, s.key, t.time_min, t.time_max
      FROM tombstone t LEFT JOIN series s ON s.id = t.series WHERE t.field = ?
      """)
    defer { query.reset() }
    try query.bind([.integer(field)])
    var tombstones: [Tombstone] = []
    while try query.step() {
      guard query.integer(2) <= query.integer(3) else {
        throw damaged(path, "a tombstone ends before it begins")
      }
      tombstones.append(
        Tombstone(
          key: query.isNull(0) ? nil : query.bytes(1),
          times: query.integer(2)...query.integer(3)))
    }
    return tombstones
  }

  /// Buffered rows of a field inside the times, in key order.
  func bufferedRows(
    _ field: FieldInfo, times: ClosedRange<Int64> = .min ... .max
  ) throws -> SegmentRows {
    let query = try statement(
      """
      SELECT s.key, b.time, b.value FROM buffer b JOIN series s ON s.id = b.series
      WHERE b.field = ? AND b.time >= ? AND b.time <= ? ORDER BY s.key, b.time
      """)
    defer { query.reset() }
    try query.bind([
      .integer(field.id), .integer(times.lowerBound), .integer(times.upperBound),
    ])
    var rows = SegmentRows(type: field.type)
    while try query.step() {
      rows.beginRun(query.bytes(0))
      rows.times.append(query.integer(1))
      if field.type == .string {
        rows.strings.append(query.text(2))
      } else {
        rows.words.append(UInt64(bitPattern: query.integer(2)))
      }
    }
    return rows
  }
}
