import CSQLite
import Columnar
import Diagnostics
import Planning

/// One transaction of one writer, from the lock to COMMIT.
final class WriteTransaction {
  let store: Store
  let connection: Connection
  private let lock: WriterLock?
  /// Times BLOBs written in this transaction, by checksum and length: fields with the same times
  /// share one.
  private var sharedTimes: [TimesIdentity: Int64] = [:]
  private var isOpen = true

  private struct TimesIdentity: Hashable {
    let checksum: UInt64
    let count: Int
  }

  /// Waits for the lock. Errors: W0003 naming the holder, W0006.
  init(_ store: Store) throws {
    try store.refuseIfReadOnly()
    self.store = store
    lock = try store.takeWriterLock()
    connection = try store.takeConnection()
    do {
      try connection.execute("BEGIN IMMEDIATE")
    } catch {
      store.giveBack(connection)
      throw error
    }
  }

  deinit { rollBack() }

  /// Durable when it returns.
  func commit() throws {
    guard isOpen else { return }
    do {
      try connection.run("UPDATE state SET commits = commits + 1")
      try connection.execute("COMMIT")
    } catch {
      rollBack()
      throw error
    }
    isOpen = false
    store.giveBack(connection)
  }

  func rollBack() {
    guard isOpen else { return }
    isOpen = false
    if connection.inTransaction { try? connection.execute("ROLLBACK") }
    store.giveBack(connection)
  }

  // MARK: Segments

  func insert(_ segment: EncodedSegment, field: Int64) throws {
    let directory = try insertBlob(segment.directory)
    let times = try segment.times.map { try insertTimes($0) }
    let data = try insertBlob(segment.data)
    try connection.run(
      "INSERT INTO segment VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      .integer(field), .integer(segment.rowCount), .integer(segment.runCount),
      .integer(segment.timeMin), .integer(segment.timeMax), .blob(segment.keyMin),
      .blob(segment.keyMax), .integer(directory), times.map { .integer($0) } ?? .null,
      .integer(data))
  }

  private func insertTimes(_ bytes: [UInt8]) throws -> Int64 {
    let identity = TimesIdentity(checksum: BlobBytes(bytes).checksum, count: bytes.count)
    if let known = sharedTimes[identity] { return known }
    let id = try insertBlob(bytes)
    sharedTimes[identity] = id
    return id
  }

  private func insertBlob(_ bytes: [UInt8]) throws -> Int64 {
    let checksum = BlobBytes(bytes).checksum
    let insert = try connection.statement("INSERT INTO blob(checksum, data) VALUES(?, ?)")
    defer { insert.reset() }
    try insert.bind(1, .integer(Int64(bitPattern: checksum)))
    try bytes.withUnsafeBytes { bytes in
      try insert.bind(2, bytes: bytes)
      _ = try insert.step()
    }
    return connection.lastRowID
  }

  func delete(_ segment: SegmentRow) throws {
    try connection.run("DELETE FROM segment WHERE id = ?", .integer(segment.id))
    try connection.run("DELETE FROM blob WHERE id = ?", .integer(segment.directory))
    try connection.run("DELETE FROM blob WHERE id = ?", .integer(segment.data))
    guard let times = segment.times,
      try connection.integer(
        "SELECT 1 FROM segment WHERE times = ? LIMIT 1", .integer(times)) == nil
    else { return }
    try connection.run("DELETE FROM blob WHERE id = ?", .integer(times))
    sharedTimes = sharedTimes.filter { $0.value != times }
  }

  /// All of a segment, read anew: what a transaction has written itself must not be cached.
  func content(_ row: SegmentRow, _ directory: SegmentDirectory) throws -> SegmentContent {
    let times = try row.times.map { try connection.blob($0) }
    let data = try connection.blob(row.data)
    return try reading {
      () throws(CorruptBlob) in
      try SegmentContent(directory: directory, times: times, data: data)
    }
  }

  /// Turns what a block says against itself into the store's failure.
  func reading<Result>(_ body: () throws(CorruptBlob) -> Result) throws -> Result {
    do { return try body() } catch { throw damaged(store.location, error.what) }
  }

  // MARK: Catalogue

  func bucketID(_ name: String) throws -> Int64 {
    if let known = try connection.bucketID(name) { return known }
    try connection.run("INSERT INTO bucket(name) VALUES(?)", .text(name))
    return connection.lastRowID
  }

  func measurementID(_ name: String, bucket: Int64) throws -> Int64 {
    if let known = try connection.integer(
      "SELECT id FROM measurement WHERE bucket = ? AND name = ?", .integer(bucket), .text(name))
    {
      return known
    }
    try connection.run(
      "INSERT INTO measurement(bucket, name) VALUES(?, ?)", .integer(bucket), .text(name))
    return connection.lastRowID
  }

  /// The field as it stands in the catalogue, made with `type` where it is new.
  func field(
    _ name: String, measurement: Int64, measurementName: String, type: ColumnType
  ) throws -> FieldInfo {
    let query = try connection.statement(
      "SELECT id, type, unit FROM field WHERE measurement = ? AND name = ?")
    defer { query.reset() }
    try query.bind([.integer(measurement), .text(name)])
    if try query.step() {
      guard let raw = UInt8(exactly: query.integer(1)), let known = ColumnType(rawValue: raw) else {
        throw damaged(store.location, "field \(name) has an unknown type")
      }
      return FieldInfo(
        id: query.integer(0), measurementID: measurement, measurement: measurementName,
        name: name, type: known, unit: query.isNull(2) ? nil : query.text(2))
    }
    try connection.run(
      "INSERT INTO field(measurement, name, type) VALUES(?, ?, ?)", .integer(measurement),
      .text(name), .integer(Int(type.rawValue)))
    return FieldInfo(
      id: connection.lastRowID, measurementID: measurement, measurement: measurementName,
      name: name, type: type, unit: nil)
  }

  /// The series of a key, made with its tags where it is new.
  func seriesID(_ key: [UInt8], measurement: Int64) throws -> Int64 {
    if let known = try knownSeriesID(key, measurement: measurement) { return known }
    try connection.run(
      "INSERT INTO series(measurement, key) VALUES(?, ?)", .integer(measurement), .blob(key))
    let series = connection.lastRowID
    for tag in try reading({ () throws(CorruptBlob) in try SeriesKey.decode(key) }) {
      let tagKey = try tagKeyID(tag.label, measurement: measurement)
      try connection.run(
        "INSERT INTO series_tag VALUES(?, ?, ?)", .integer(tagKey), .text(tag.value),
        .integer(series))
    }
    let shape = try reading { () throws(CorruptBlob) in
      try key.withUnsafeBufferPointer { bytes throws(CorruptBlob) in try SeriesKey.shape(bytes) }
    }
    if shape != lastShape?.labels || measurement != lastShape?.measurement {
      try connection.run(
        "INSERT OR IGNORE INTO shape VALUES(?, ?)", .integer(measurement), .blob(shape))
      lastShape = (measurement, shape)
    }
    return series
  }

  /// Asked once for each series of a write, so the statement is not looked up by its text.
  private func knownSeriesID(_ key: [UInt8], measurement: Int64) throws -> Int64? {
    let query =
      try seriesQuery
      ?? connection.statement("SELECT id FROM series WHERE measurement = ? AND key = ?")
    seriesQuery = query
    defer { query.reset() }
    try query.bind(1, .integer(measurement))
    return try key.withUnsafeBytes { bytes in
      try query.bind(2, bytes: bytes)
      return try query.step() ? query.integer(0) : nil
    }
  }

  private var seriesQuery: Statement?
  private var lastShape: (measurement: Int64, labels: [UInt8])?
  private var tagKeys: [String: Int64] = [:]
  private var tagKeysMeasurement: Int64 = 0

  private func tagKeyID(_ name: String, measurement: Int64) throws -> Int64 {
    if tagKeysMeasurement != measurement {
      tagKeysMeasurement = measurement
      tagKeys.removeAll()
    }
    if let known = tagKeys[name] { return known }
    try connection.run(
      "INSERT OR IGNORE INTO tag_key(measurement, name) VALUES(?, ?)", .integer(measurement),
      .text(name))
    guard
      let id = try connection.integer(
        "SELECT id FROM tag_key WHERE measurement = ? AND name = ?", .integer(measurement),
        .text(name))
    else { throw damaged(store.location, "tag \(name) is missing") }
    tagKeys[name] = id
    return id
  }
}
