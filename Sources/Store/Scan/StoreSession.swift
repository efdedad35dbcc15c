import Columnar
import Diagnostics
import Planning
import Synchronization

/// One snapshot of the store, read through one connection in one read transaction.
package final class StoreSession: Database {
  let store: Store
  private let connection: Mutex<Connection>
  /// The number of commits that the snapshot has seen.
  let commits: Int64
  package var location: String { store.location }

  init(store: Store, connection: Connection) throws {
    self.store = store
    do {
      try connection.execute("BEGIN")
      guard let commits = try connection.integer("SELECT commits FROM state") else {
        throw damaged(store.location, "it has no state")
      }
      self.commits = commits
    } catch {
      store.giveBack(connection)
      throw error
    }
    self.connection = Mutex(connection)
  }

  deinit { connection.withLock { store.giveBack($0) } }

  /// Everything that is read goes through here, one thread at a time.
  func reading<Result>(_ body: (Connection) throws -> sending Result) throws -> sending Result {
    try connection.withLock { try body($0) }
  }

  /// The points of a bucket. Errors: W0012 naming the nearest bucket.
  package func source(bucket: String) throws -> any ScanSource {
    let (id, fields) = try reading { connection -> (Int64?, [FieldInfo]) in
      guard let id = try connection.bucketID(bucket) else { return (nil, []) }
      return (id, try connection.fields(bucket: id))
    }
    guard id != nil else {
      let names = try bucketNames()
      throw QueryFailure(
        .bucketMissing, "could not find bucket \"\(bucket)\"", kind: .query, upstreamCode: 5,
        notes: names.isEmpty
          ? ["the store \(location) is empty"]
          : ["the store \(location) has: " + names.prefix(20).joined(separator: ", ")],
        fix: nearest(bucket, in: names).map { "the nearest name is \"\($0)\"" })
    }
    return StoreSource(session: self, bucket: bucket, fields: fields)
  }

  package func bucketNames() throws -> [String] { try reading { try $0.bucketNames() } }

  package func writer(bucket: String) throws -> any PointWriter {
    try store.beginWrite(bucket: bucket)
  }

  // MARK: Segments

  /// The segments of a field, kept between queries as long as nothing is committed.
  func segments(field: Int64) throws -> [SegmentRow] {
    if let known = store.cache.segments(field: field, commits: commits) { return known }
    let rows = try reading { try $0.segments(field: field) }
    store.cache.insert(rows, field: field, commits: commits)
    return rows
  }

  func directory(_ row: SegmentRow) throws -> SegmentDirectory {
    if let known = store.cache.directory(row.id) { return known }
    let directory = try reading { try $0.directory(row) }
    store.cache.insert(directory, segment: row.id)
    return directory
  }

  /// A segment with its encoded columns at hand. Errors: W0004, W0005.
  func content(_ row: SegmentRow, _ directory: SegmentDirectory) throws -> SegmentContent {
    if let known = store.cache.content(row.id) { return known }
    let (times, data) = try reading { connection in
      (try row.times.map { try connection.blob($0) }, try connection.blob(row.data))
    }
    do throws(CorruptBlob) {
      let content = try SegmentContent(directory: directory, times: times, data: data)
      store.cache.insert(content, segment: row.id)
      return content
    } catch { throw damaged(location, error.what) }
  }

  // MARK: Tags

  /// The sets of tag labels that occur in a measurement, each ascending.
  func shapes(measurement: Int64) throws -> [[String]] {
    if let known = store.cache.shapes(measurement: measurement, commits: commits) { return known }
    let shapes = try reading { try $0.shapes(measurement: measurement) }
    store.cache.insert(shapes: shapes, measurement: measurement, commits: commits)
    return shapes
  }
}
