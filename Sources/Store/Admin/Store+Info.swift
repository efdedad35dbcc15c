import Columnar
import Diagnostics

/// What is in a store, for `store info` and messages.
package struct StoreInfo: Sendable {
  package struct FieldSummary: Sendable {
    package var bucket: String
    package var measurement: String
    package var field: String
    package var type: ColumnType
    package var unit: String?
    /// Rows in segments, those hidden by buffered rows or tombstones included.
    package var rowCount: Int
    package var bufferedRowCount: Int
    package var segmentCount: Int
    /// Bytes of the encoded columns and directories; shared times are counted once, at the first
    /// field that uses them.
    package var byteCount: Int
    package var timeMin: Int64?
    package var timeMax: Int64?
    package var seriesCount: Int
  }

  package var path: String
  package var formatVersion: Int
  package var fileByteCount: Int
  package var bufferedRowCount: Int
  package var tombstoneCount: Int
  package var fields: [FieldSummary]
}

extension Store {
  /// Reads the catalogue alone. Complexity: O(segments).
  package func info() throws -> StoreInfo {
    let session = try self.session()
    return try session.reading { connection in
      var info = StoreInfo(
        path: location, formatVersion: Self.formatVersion,
        fileByteCount: Int(
          (try connection.integer("PRAGMA page_count") ?? 0)
            &* (try connection.integer("PRAGMA page_size") ?? 0)),
        bufferedRowCount: Int(try connection.integer("SELECT count(*) FROM buffer") ?? 0),
        tombstoneCount: Int(try connection.integer("SELECT count(*) FROM tombstone") ?? 0),
        fields: [])
      var countedTimes: Set<Int64> = []
      for bucket in try connection.bucketNames() {
        guard let id = try connection.bucketID(bucket) else { continue }
        for field in try connection.fields(bucket: id) {
          info.fields.append(
            try summary(of: field, bucket: bucket, connection, counted: &countedTimes))
        }
      }
      return info
    }
  }

  private func summary(
    of field: FieldInfo, bucket: String, _ connection: Connection, counted: inout Set<Int64>
  ) throws -> StoreInfo.FieldSummary {
    var summary = StoreInfo.FieldSummary(
      bucket: bucket, measurement: field.measurement, field: field.name, type: field.type,
      unit: field.unit, rowCount: 0, bufferedRowCount: 0, segmentCount: 0, byteCount: 0,
      seriesCount: 0)
    for row in try connection.segments(field: field.id) {
      summary.rowCount += row.rowCount
      summary.segmentCount += 1
      summary.timeMin = min(summary.timeMin ?? row.timeMin, row.timeMin)
      summary.timeMax = max(summary.timeMax ?? row.timeMax, row.timeMax)
      var blobs = [row.directory, row.data]
      if let times = row.times, counted.insert(times).inserted { blobs.append(times) }
      for blob in blobs {
        summary.byteCount += Int(
          try connection.integer("SELECT length(data) FROM blob WHERE id = ?", .integer(blob)) ?? 0)
      }
    }
    let query = try connection.statement(
      "SELECT count(*), min(time), max(time) FROM buffer WHERE field = ?")
    defer { query.reset() }
    try query.bind([.integer(field.id)])
    if try query.step(), query.integer(0) > 0 {
      summary.bufferedRowCount = Int(query.integer(0))
      summary.timeMin = min(summary.timeMin ?? .max, query.integer(1))
      summary.timeMax = max(summary.timeMax ?? .min, query.integer(2))
    }
    summary.seriesCount = Int(
      try connection.integer(
        "SELECT count(*) FROM series WHERE measurement = ?", .integer(field.measurementID)) ?? 0)
    return summary
  }

  /// How far a file was read into the store; nil for one that it does not know.
  package func progress(file: String) throws -> IngestProgress? {
    try session().reading { connection in
      let query = try connection.statement(
        "SELECT line, byte, note FROM ingest_progress WHERE file = ?")
      defer { query.reset() }
      try query.bind([.text(file)])
      guard try query.step() else { return nil }
      return IngestProgress(
        file: file, line: Int(query.integer(0)), byte: Int(query.integer(1)), note: query.text(2))
    }
  }
}

extension StoreSession {
  /// Measurements of a bucket, ascending; none for an unknown one.
  package func measurementNames(bucket: String) throws -> [String] {
    try names(
      """
      SELECT m.name FROM measurement m JOIN bucket b ON b.id = m.bucket WHERE b.name = ?
      ORDER BY m.name
      """, [.text(bucket)])
  }

  /// Fields of a bucket or of one of its measurements, ascending.
  package func fieldNames(bucket: String, measurement: String? = nil) throws -> [String] {
    try names(
      """
      SELECT DISTINCT f.name FROM field f JOIN measurement m ON m.id = f.measurement
      JOIN bucket b ON b.id = m.bucket WHERE b.name = ?1 AND (?2 IS NULL OR m.name = ?2)
      ORDER BY f.name
      """, [.text(bucket), measurement.map { .text($0) } ?? .null])
  }

  /// Tag labels of a bucket, ascending.
  package func tagKeys(bucket: String) throws -> [String] {
    try names(
      """
      SELECT DISTINCT k.name FROM tag_key k JOIN measurement m ON m.id = k.measurement
      JOIN bucket b ON b.id = m.bucket WHERE b.name = ? ORDER BY k.name
      """, [.text(bucket)])
  }

  /// Values of a tag in a bucket, ascending, at most `limit`. Complexity: O(values * log series).
  package func tagValues(bucket: String, tag: String, limit: Int = .max) throws -> [String] {
    try reading { connection in
      let keys = try connection.statement(
        """
        SELECT k.id FROM tag_key k JOIN measurement m ON m.id = k.measurement
        JOIN bucket b ON b.id = m.bucket WHERE b.name = ? AND k.name = ?
        """)
      defer { keys.reset() }
      try keys.bind([.text(bucket), .text(tag)])
      var ids: [Int64] = []
      while try keys.step() { ids.append(keys.integer(0)) }
      var values: Set<String> = []
      for id in ids {
        // Each step skips to the next value, however many series have this one.
        let next = try connection.statement(
          "SELECT value FROM series_tag WHERE tag_key = ? AND value > ? ORDER BY value LIMIT 1")
        var last = ""
        var count = 0
        while count < limit {
          next.reset()
          try next.bind([.integer(id), .text(last)])
          guard try next.step() else { break }
          last = next.text(0)
          values.insert(last)
          count += 1
        }
        next.reset()
      }
      return Array(
        values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(limit))
    }
  }

  private func names(_ sql: String, _ bindings: [SQLValue]) throws -> [String] {
    try reading { connection in
      let query = try connection.statement(sql)
      defer { query.reset() }
      try query.bind(bindings)
      var names: [String] = []
      while try query.step() { names.append(query.text(0)) }
      return names
    }
  }
}
