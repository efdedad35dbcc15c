/// The ways in which the same points may lie in a store.
enum StoreForm: String, CaseIterable, Sendable {
  /// Written at once: segments only.
  case bulk
  /// Segments under a buffer of late points and over tombstones of deleted ones.
  case trickled
  /// The same after compaction.
  case compacted
}
