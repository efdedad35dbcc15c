/// How files are ingested.
package struct IngestOptions: Sendable {
  package var bucket = "neso"
  /// Lines made durable at a time; a crash loses no line that was reported as committed.
  package var commitLines = 250_000
  /// Where refused lines go; created only when there is one.
  package var rejectsPath: String
  /// Read whole files, also where an earlier run has committed lines.
  package var restarts = false
  package var showsProgress = true
  /// Called after each commit with a sentence that names file and line.
  package var reportCommit: (@Sendable (String) -> Void)?
  /// Looked at between lines.
  package var isCancelled: @Sendable () -> Bool = { false }

  package init(rejectsPath: String) { self.rejectsPath = rejectsPath }
}
