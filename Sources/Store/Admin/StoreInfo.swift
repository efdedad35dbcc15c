import Columnar

/// What a store holds, counted without reading a value.
package struct StoreInfo: Sendable {
  package struct Field: Sendable {
    package var bucket: String
    package var measurement: String
    package var name: String
    package var type: ColumnType
    package var unit: String?
    /// Stored points: rows of segments and buffered rows, before deletes that are not folded.
    package var pointCount: Int
    /// Series of the measurement.
    package var seriesCount: Int
    package var segmentCount: Int
    /// Of the segments' BLOBs; times that fields share count once, for the first.
    package var bytes: Int
    /// First and last time, in ns; nil without points in segments.
    package var timeRange: ClosedRange<Int64>?
  }

  package var location: String
  package var formatVersion: Int
  package var fileBytes: Int
  package var buckets: [String]
  package var segmentCount: Int
  package var bufferedCount: Int
  package var tombstoneCount: Int
  /// By bucket, measurement and name.
  package var fields: [Field]
}

extension Store {
  /// Counts what the store holds, in one snapshot.
  /// Errors: W0003, W0004. Complexity: O(fields + segments + buffered rows).
  package func info() throws -> StoreInfo {
    let connection = try takeConnection()
    defer { giveBack(connection) }
    try connection.execute("BEGIN")
    func count(_ sql: String) throws -> Int { Int(try connection.integer(sql) ?? 0) }
    let pages = try count("PRAGMA page_count") &* count("PRAGMA page_size")
    var info = StoreInfo(
      location: location, formatVersion: try count("PRAGMA user_version"), fileBytes: pages,
      buckets: try connection.bucketNames(),
      segmentCount: try count("SELECT count(*) FROM segment"),
      bufferedCount: try count("SELECT count(*) FROM buffer"),
      tombstoneCount: try count("SELECT count(*) FROM tombstone"), fields: [])
    let rows = try connection.statement(Self.fieldsSQL)
    defer { rows.reset() }
    while try rows.step() {
      info.fields.append(
        StoreInfo.Field(
          bucket: rows.text(0), measurement: rows.text(1), name: rows.text(2),
          type: ColumnType(rawValue: UInt8(truncatingIfNeeded: rows.integer(3))) ?? .float,
          unit: rows.isNull(4) ? nil : rows.text(4),
          pointCount: Int(rows.integer(5)) &+ Int(rows.integer(6)),
          seriesCount: Int(rows.integer(7)), segmentCount: Int(rows.integer(8)),
          bytes: Int(rows.integer(9)),
          timeRange: rows.isNull(10) || rows.integer(10) > rows.integer(11)
            ? nil : rows.integer(10)...rows.integer(11)))
    }
    return info
  }

  private static var fieldsSQL: String {
    """
    SELECT bucket.name, measurement.name, field.name, field.type, field.unit,
      coalesce((SELECT sum(row_count) FROM segment WHERE segment.field = field.id), 0),
      (SELECT count(*) FROM buffer WHERE buffer.field = field.id),
      (SELECT count(*) FROM series WHERE series.measurement = measurement.id),
      (SELECT count(*) FROM segment WHERE segment.field = field.id),
      coalesce((SELECT sum(length(blob.data)) FROM segment JOIN blob
        ON blob.id IN (segment.directory, segment.data)
          OR (blob.id = segment.times AND segment.id =
            (SELECT min(id) FROM segment AS other WHERE other.times = segment.times))
        WHERE segment.field = field.id), 0),
      (SELECT min(time_min) FROM segment WHERE segment.field = field.id),
      (SELECT max(time_max) FROM segment WHERE segment.field = field.id)
    FROM field JOIN measurement ON measurement.id = field.measurement
      JOIN bucket ON bucket.id = measurement.bucket
    ORDER BY bucket.name, measurement.name, field.name
    """
  }
}
