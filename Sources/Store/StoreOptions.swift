/// How a store is opened. The sizes are varied by tests.
package struct StoreOptions: Sendable {
  /// Makes the store where there is no file.
  package var createsIfMissing = true
  /// Refuses to write, even where the file could be written.
  package var readOnly = false
  /// How long a writer waits for another one.
  package var waitMilliseconds = 5_000
  /// Name of a registered SQLite VFS, for tests; nil for the system's files.
  package var virtualFileSystem: String?
  package var segmentRowsMax = 65_536
  /// A transaction with fewer rows goes to the buffer instead of into segments.
  package var bufferedRowsMax = 4_096
  /// Rows in the buffer at which the writer folds it into segments.
  package var foldRowsMin = 65_536
  /// Rows that a writer holds in memory before it writes them into its transaction.
  package var pendingRowsMax = 4_194_304
  /// Bytes of directories that are kept between queries.
  package var cacheBytesMax = 128 << 20
  /// Bytes of encoded segments that are kept between queries.
  package var segmentCacheBytesMax = 64 << 20

  package init() {}
}
