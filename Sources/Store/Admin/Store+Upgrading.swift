import Diagnostics

extension Store {
  /// Brings a store of an older format up to the one that new stores have, by writing the whole file
  /// anew. Returns the format it had. Others may read meanwhile; what is cut off leaves the store in
  /// one of both formats, whole. Needs room for a copy. Complexity: O(bytes).
  /// Errors: W0003 while others read or write, W0006, W0009.
  package func upgrade() throws -> Int {
    try refuseIfReadOnly()
    let lock = try takeWriterLock()
    defer { withExtendedLifetime(lock) {} }
    let connection = try openConnection()
    let format = Int(try connection.integer("PRAGMA user_version") ?? 0)
    guard format < Self.formatVersion else { return format }
    try connection.reservePageChecks()
    connection.checkPagesFromTheFirst()
    // `VACUUM` builds the new file beside the old one; it need not fit into memory.
    try connection.execute("PRAGMA temp_store=FILE; VACUUM")
    // The number comes last, and not before all pages with checksums have left the log: it promises
    // them to whoever opens the file next.
    try emptyLog(connection)
    try connection.execute("PRAGMA user_version=\(Self.formatVersion)")
    try emptyLog(connection)
    return format
  }

  private func emptyLog(_ connection: Connection) throws {
    guard try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
      throw QueryFailure(
        .storeLocked, "the store \(location) is being read by another process", kind: .store,
        upstreamCode: 1, fix: "wait for it to finish, then run it again")
    }
  }
}
