import Columnar

/// The store as the standard library sees it: `from`, `to`, `buckets`.
package protocol Database: AnyObject, Sendable {
  /// Where it lives, for messages.
  var location: String { get }
  /// All of one query's sources read the same snapshot.
  func source(bucket: String) throws -> any ScanSource
  func bucketNames() throws -> [String]
  /// Batches of `_time`, `_measurement`, `_field`, `_value` and tags; one transaction per query.
  func writer(bucket: String) throws -> any PointWriter
}

/// One query's writes to a bucket: all of them become durable at `commit`, or none.
package protocol PointWriter: AnyObject {
  func write(_ batch: Batch) throws
  /// Durable when it returns.
  func commit() throws -> WriteSummary
  func rollBack()
}

/// What a write came to, in points.
package struct WriteSummary: Sendable {
  package var inserted = 0
  package var replaced = 0
  package var unchanged = 0
  package var rejected = 0
  package init() {}
}
