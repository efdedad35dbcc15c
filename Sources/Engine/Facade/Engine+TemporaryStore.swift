import Planning
import Store

/// A store that lives in memory as long as it is held.
package struct TemporaryStore {
  private let store: Store
  /// For writing; what it writes is seen by snapshots taken later.
  package let writing: any Database

  init(_ store: Store) throws {
    self.store = store
    writing = try store.session()
  }

  /// What is committed now. Errors: those of the store.
  package func snapshot() throws -> any Database { try store.session() }
}

extension Engine {
  /// An empty store in memory. Errors: `QueryFailure` of kind `store`.
  package func makeTemporaryStore() throws -> TemporaryStore? {
    var options = StoreOptions()
    // Even few rows go to segments, where they have statistics as in a store of any size.
    options.bufferedRowsMax = 0
    return try TemporaryStore(Store.open(path: ":memory:", options: options))
  }

  /// The bucket that a source of this engine's store reads; nil for any other source.
  package func bucketName(of source: any ScanSource) -> String? {
    guard let names = try? store?.session().bucketNames() else { return nil }
    return names.first { source.description == "from(bucket: \"\($0)\")" }
  }
}
