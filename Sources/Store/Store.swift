import CSQLite
import Columnar
import Diagnostics
import Planning
import Synchronization

/// An embedded store of points: one SQLite file with encoded, checksummed segments.
///
/// A `Store` may be used from any number of threads. Sessions read one snapshot each, writers write
/// one transaction each; both take their connection from here.
package final class Store: Sendable {
  /// `PRAGMA application_id`: "GFLX".
  static let applicationID = 0x4746_4C58
  /// `PRAGMA user_version`: the number of the file format that new stores have.
  /// 1: a checksum on each block; 2: on each page of the file too.
  package static let formatVersion = 2

  /// As it was given; for messages.
  package let location: String
  package let options: StoreOptions
  let path: String
  let isMemory: Bool
  let readOnly: Bool
  private let idle = Mutex<[Connection]>([])
  let cache: StoreCache

  init(location: String, path: String, isMemory: Bool, readOnly: Bool, options: StoreOptions) {
    self.location = location
    self.path = path
    self.isMemory = isMemory
    self.readOnly = readOnly
    self.options = options
    cache = StoreCache(
      bytesMax: options.cacheBytesMax, segmentBytesMax: options.segmentCacheBytesMax)
  }

  deinit {
    idle.withLock { $0.removeAll() }
    if isMemory { removeMemoryStore(path) }
  }

  /// One read snapshot. Errors: W0003, W0004.
  package func session() throws -> StoreSession {
    try StoreSession(store: self, connection: try takeConnection())
  }

  /// A writer of one transaction into a bucket, which comes to be with its first point.
  /// Errors: W0006 for a store that is read-only.
  package func beginWrite(bucket: String) throws -> StoreWriter {
    try refuseIfReadOnly()
    return StoreWriter(store: self, bucket: bucket)
  }

  func refuseIfReadOnly() throws {
    guard readOnly else { return }
    throw QueryFailure(
      .storeReadOnly, "the store \(location) is read-only", kind: .store, upstreamCode: 1,
      fix: "make the file and its directory writable, or copy the store")
  }

  /// The right to write, for as long as the result lives; nil on a test's file system, which has no
  /// other processes. Errors: W0003 naming the holder, W0006.
  func takeWriterLock() throws -> WriterLock? {
    guard options.virtualFileSystem == nil else { return nil }
    return try WriterLock(
      storePath: path, location: location, waitMilliseconds: options.waitMilliseconds)
  }

  /// A connection for one user at a time; give it back with `giveBack`.
  func takeConnection() throws -> Connection {
    if let known = idle.withLock({ $0.popLast() }) { return known }
    return try openConnection()
  }

  func giveBack(_ connection: Connection) {
    if connection.inTransaction { try? connection.execute("ROLLBACK") }
    guard !connection.inTransaction else { return }
    idle.withLock { if $0.count < 8 { $0.append(connection) } }
  }

  /// Folds what is buffered into segments, as far as no other writer is at work, and gives back
  /// pages that merged segments have left, where they are many.
  package func close() throws {
    if !readOnly, !isMemory {
      try foldBuffers()
      try shrink()
    }
    idle.withLock { $0.removeAll() }
  }
}
