extension Store {
  /// How far a file was read into the store by earlier runs, nil when never.
  /// Errors: W0003, W0004. Complexity: O(log files).
  package func ingestProgress(file: String) throws -> IngestProgress? {
    let connection = try takeConnection()
    defer { giveBack(connection) }
    guard
      let line = try connection.integer(
        "SELECT line FROM ingest_progress WHERE file = ?", .text(file)),
      let byte = try connection.integer(
        "SELECT byte FROM ingest_progress WHERE file = ?", .text(file))
    else { return nil }
    return IngestProgress(file: file, line: Int(line), byte: Int(byte))
  }
}
