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
