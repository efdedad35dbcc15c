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

  /// Values of a tag in a bucket that begin with `prefix`, ascending, at most `limit`.
  /// Complexity: O(values * log series), however many series there are.
  package func tagValues(
    bucket: String, tag: String, prefix: String = "", limit: Int = .max
  ) throws -> [String] {
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
        let first = try connection.statement(
          "SELECT value FROM series_tag WHERE tag_key = ? AND value >= ? ORDER BY value LIMIT 1")
        let next = try connection.statement(
          "SELECT value FROM series_tag WHERE tag_key = ? AND value > ? ORDER BY value LIMIT 1")
        var last = prefix
        var count = 0
        while count < limit {
          let query = count == 0 ? first : next
          defer { query.reset() }
          try query.bind([.integer(id), .text(last)])
          guard try query.step() else { break }
          last = query.text(0)
          guard last.utf8.starts(with: prefix.utf8) else { break }
          values.insert(last)
          count += 1
        }
      }
      return Array(
        values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(limit))
    }
  }

  /// From the first stored time to the last, over all buckets; nil without points.
  /// Complexity: O(segments + buffered rows).
  package func timeRange() throws -> ClosedRange<Int64>? {
    try reading { connection in
      var low: Int64?
      var high: Int64?
      for sql in [
        "SELECT min(time_min), max(time_max) FROM segment",
        "SELECT min(time), max(time) FROM buffer",
      ] {
        let query = try connection.statement(sql)
        defer { query.reset() }
        guard try query.step(), !query.isNull(0), !query.isNull(1) else { continue }
        low = min(low ?? .max, query.integer(0))
        high = max(high ?? .min, query.integer(1))
      }
      guard let low, let high, low <= high else { return nil }
      return low...high
    }
  }

  /// The units of fields that have one, by field. Complexity: O(fields).
  package func fieldUnits() throws -> [String: String] {
    try reading { connection in
      let query = try connection.statement("SELECT name, unit FROM field WHERE unit IS NOT NULL")
      defer { query.reset() }
      var units: [String: String] = [:]
      while try query.step() { units[query.text(0)] = query.text(1) }
      return units
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
