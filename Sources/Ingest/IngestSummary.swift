/// What an ingestion did, in exact counts.
package struct IngestSummary: Sendable {
  package struct FileSummary: Sendable {
    package var path: String
    /// As `--format` names it; empty where it was not found out.
    package var format: String
    /// Empty where the file failed before that.
    package var bucket: String
    /// Data lines read, without the header and blank lines.
    package var lines = 0
    package var linesRejected = 0
    package var valuesRejected = 0
    /// Lines in which bytes that are no UTF-8 became U+FFFD.
    package var linesRepaired = 0
    package var firstRepairedLine = 0
    /// `NA` and empty cells.
    package var missing = 0
    package var points = 0
    package var inserted = 0
    package var replaced = 0
    package var unchanged = 0
    /// Refused by the store: other type, not finite.
    package var refusedByStore = 0
    /// The last line whose points are durable.
    package var committedThroughLine = 0
    /// Where an earlier run had stopped; 0 when this run began at the start.
    package var resumedAfterLine = 0
    package var bytes = 0
    /// Read to its end, all of it durable.
    package var isComplete = false
    /// How rows and columns were read; nil for formats that leave nothing to find out.
    package var plan: TablePlan?

    package init(path: String, format: String = "", bucket: String = "") {
      self.path = path
      self.format = format
      self.bucket = bucket
    }
  }

  package var files: [FileSummary] = []
  package var rejectFile: String?
  /// Lines and values that this run added to the reject file.
  package var rejectCount = 0
  package var elapsedNanoseconds: Int64 = 0
  package var store = ""

  package init() {}

  /// In the order of the files, each once.
  package var buckets: [String] {
    var names: [String] = []
    for file in files where !file.bucket.isEmpty && !names.contains(file.bucket) {
      names.append(file.bucket)
    }
    return names
  }

  package func total(_ count: (FileSummary) -> Int) -> Int { files.reduce(0) { $0 + count($1) } }
}
