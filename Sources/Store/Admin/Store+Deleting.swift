import Columnar
import Diagnostics
import Planning

extension Store {
  /// Deletes the points of a bucket in the range whose series pass the predicate: measurement,
  /// field and tags, compared with `==`, `!=`, patterns, `and`, `or`. Durable when it returns.
  /// - Returns: the number of points removed.
  /// - Errors: W0012 no such bucket, W0015 a predicate on anything else, and those of a write.
  @discardableResult
  package func delete(
    bucket: String, predicate: SourcePredicate?, range: Range<Int64>
  ) throws -> Int {
    let test: SeriesTest
    if let predicate {
      guard let known = SeriesTest(predicate) else {
        throw QueryFailure(
          .deletePredicate, "delete tests measurement, field and tags only", kind: .usage,
          fix: "use start and stop for times")
      }
      test = known
    } else {
      test = .constant(true)
    }
    guard !range.isEmpty else { return 0 }
    let transaction = try WriteTransaction(self)
    // Counted before, in a snapshot that no other writer can pass: this one holds the lock.
    let session = try self.session()
    let removed = try session.countRows(bucket: bucket, predicate, range)
    guard removed > 0, let id = try transaction.connection.bucketID(bucket) else { return 0 }
    for field in try transaction.connection.fields(bucket: id) {
      let folded = test.folded(measurement: field.measurement, field: field.name)
      try transaction.delete(range.lowerBound...(range.upperBound &- 1), of: field, where: folded)
    }
    // A file that was read would not be read again; its points, where they are gone, may come back.
    try transaction.connection.run(
      "DELETE FROM ingest_progress WHERE substr(file, 1, length(?1)) = ?1", .text(bucket + "\n"))
    try transaction.foldIfFull()
    try transaction.commit()
    return removed
  }
}

extension StoreSession {
  fileprivate func countRows(
    bucket: String, _ predicate: SourcePredicate?, _ range: Range<Int64>
  ) throws -> Int {
    var request = ScanRequest()
    request.bounds = range
    request.predicates = predicate.map { [$0] } ?? []
    request.aggregate = ScanAggregate(
      operation: AggregateOperation(.count, column: "_value"), window: nil, createEmpty: false)
    let context = QueryContext(
      budget: MemoryBudget(limitBytes: .max / 2), cancellation: Cancellation(), nowNanoseconds: 0,
      threadCount: 1)
    let reader = try source(bucket: bucket).open(request, context: context)
    var count = 0
    while let batch = try reader.next() {
      guard let index = batch.schema.index(of: "_value"),
        case .plain(.words(let words), _) = batch.columns[index].storage
      else { continue }
      for word in words.values { count += Int(truncatingIfNeeded: word) }
    }
    return count
  }
}

extension WriteTransaction {
  /// Buffered rows go at once; those in segments get tombstones, or with very many series are
  /// folded away at commit.
  fileprivate func delete(
    _ times: ClosedRange<Int64>, of field: FieldInfo, where test: SeriesTest
  ) throws {
    var series: [Int64]?
    switch test {
    case .constant(false): return
    case .constant(true): break
    default: series = try seriesIDs(field.measurementID, passing: test)
    }
    let hasSegments =
      try connection.integer(
        "SELECT 1 FROM segment WHERE field = ? AND time_max >= ? AND time_min <= ? LIMIT 1",
        .integer(field.id), .integer(times.lowerBound), .integer(times.upperBound)) != nil
    for id in series?.map({ Optional($0) }) ?? [nil] {
      try connection.run(
        """
        DELETE FROM buffer WHERE field = ?1 AND time >= ?2 AND time <= ?3
        AND (?4 IS NULL OR series = ?4)
        """, .integer(field.id), .integer(times.lowerBound), .integer(times.upperBound),
        id.map { .integer($0) } ?? .null)
      try connection.run(
        "UPDATE state SET buffered = max(buffered - ?, 0)", .integer(connection.changes))
      guard hasSegments else { continue }
      try connection.run(
        "INSERT INTO tombstone(field, series, time_min, time_max) VALUES(?, ?, ?, ?)",
        .integer(field.id), id.map { .integer($0) } ?? .null, .integer(times.lowerBound),
        .integer(times.upperBound))
    }
  }

  private func seriesIDs(_ measurement: Int64, passing test: SeriesTest) throws -> [Int64] {
    let query = try connection.statement("SELECT id, key FROM series WHERE measurement = ?")
    defer { query.reset() }
    try query.bind([.integer(measurement)])
    var ids: [Int64] = []
    while try query.step() {
      let key = query.bytes(1)
      let tags = try reading { () throws(CorruptBlob) in try SeriesKey.decode(key) }
      if test.passes(tags) { ids.append(query.integer(0)) }
    }
    return ids
  }
}
