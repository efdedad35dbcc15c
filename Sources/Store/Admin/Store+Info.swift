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
        path: location, formatVersion: Int(try connection.integer("PRAGMA user_version") ?? 0),
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
