import Columnar
import Diagnostics
import Formats
import Planning
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads data files into one bucket of a store, in commits of so many lines.
///
/// Lines are decoded, refused lines written to the reject file, points written and committed
/// together with the number of the last line: so a crash leaves whole commits, and a re-run of an
/// unchanged file goes on behind the last one.
package final class Ingestor {
  /// Points of so many series and fields are gathered before their columns are made anew.
  private static let columnsMax = 1 << 17
  /// A commit comes after so many bytes at the latest, so that few long lines do not fill memory.
  private static let commitBytes = 64 << 20
  /// And after so many points, which lines of many fields reach first: 24 bytes each are held, twice.
  private static let commitPoints = 2 << 20
  /// Quoted texts that turned out not to be closed; from then on a line is a record.
  private static let failedGrowthsMax = 64

  private let store: Store
  private let options: IngestOptions
  private let rejects: RejectFile
  /// What was done so far; after a failure, up to it.
  package private(set) var summary = IngestSummary()

  package init(store: Store, options: IngestOptions) {
    self.store = store
    self.options = options
    rejects = RejectFile(path: options.rejectsPath)
  }

  /// Ingests the files in order. Errors: `D0101` to `D0104`, `D0110` to `D0112`, `D0116`, the
  /// store's; what was committed before stays, and `summary` tells of it.
  package func ingest(paths: [String]) throws -> IngestSummary {
    let start = monotonicNanoseconds()
    summary.store = store.location
    try rejects.checkEarlierContent()
    for path in paths { try checkOpens(path) }
    let outcome = Result { try ingestEach(paths) }
    summary.rejectFile = rejects.count > 0 ? rejects.path : nil
    summary.rejectCount = rejects.count
    summary.elapsedNanoseconds = monotonicNanoseconds() - start
    try outcome.get()
    return summary
  }

  /// Finds a path that is wrong before anything is read. A pipe is opened only once: to close it
  /// would end who writes to it.
  private func checkOpens(_ path: String) throws {
    guard path != "-" else { return }
    var status = stat()
    let isThere = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if !isThere || kind == S_IFREG || kind == S_IFDIR { _ = try DataInput(path: path) }
  }

  private func ingestEach(_ paths: [String]) throws {
    for path in paths {
      var file = FileProgress(IngestSummary.FileSummary(path: path))
      do {
        try ingest(path, isOnly: paths.count == 1, &file)
        file.summary.isComplete = true
      } catch {
        // What is on its way becomes durable all the same, or its failure adds nothing to this one.
        try? awaitCommit(&file)
        summary.files.append(file.summary)
        throw error
      }
      summary.files.append(file.summary)
    }
    try rejects.flush()
  }

  private func ingest(_ path: String, isOnly: Bool, _ file: inout FileProgress) throws {
    let reader = LineReader(try DataInput(path: path, isCancelled: options.isCancelled))
    let format = try options.format ?? recognisedFormat(reader)
    file.summary.format = format.rawValue
    let bucket = try options.bucket ?? defaultBucket(format, path: path, isOnly: isOnly)
    file.summary.bucket = bucket
    var block = PointBlock()
    var decoder = try makeDecoder(format, reader, store: store, bucket: bucket, options)
    file.summary.plan = decoder.plan
    file.identity = fileIdentity(path).map { identity in
      // What is read differently is another file; NESO's keeps the name it has in older stores.
      let settings = format == .neso ? "" : "\n\(format.rawValue) \(options.reading)"
      return bucket + "\n" + identity + settings
    }
    if let identity = file.identity, !options.restarts {
      file.resumeAfter = try store.progress(file: identity)?.line ?? 0
    }
    file.summary.resumedAfterLine = file.resumeAfter
    file.summary.committedThroughLine = file.resumeAfter
    let meter = ProgressMeter(isShown: options.showsProgress, totalBytes: reader.fileBytes)
    defer { meter.finish() }
    while try advance(reader, &file) {
      if reader.recordNumber <= file.resumeAfter {
        decoder.pass(reader.line)
        continue
      }
      try take(reader, &decoder, &block, &file)
      if file.pendingLines >= options.commitLines
        || reader.bytesRead - file.committedBytes >= Self.commitBytes
        || block.pointCount >= Self.commitPoints
      {
        try commit(&block, &decoder, &file, reader)
      }
      if reader.lineNumber & 1023 == 0 { try look(reader, block, &file, meter) }
    }
    if file.pendingLines > 0 || file.summary.linesRejected > 0 {
      try commit(&block, &decoder, &file, reader)
    }
    try awaitCommit(&file)
    file.summary.missing = decoder.missingCount
    file.summary.bytes = reader.bytesRead
  }

  /// Moves to the next line; a failure says how much of the file is durable.
  private func advance(_ reader: LineReader, _ file: inout FileProgress) throws -> Bool {
    do { return try reader.advance() } catch var failure as QueryFailure {
      try awaitCommit(&file)
      if let first = failure.diagnostics.indices.first {
        failure.diagnostics[first].notes.append(
          "\(reader.path) is committed through line \(file.summary.committedThroughLine)")
      }
      throw failure
    }
  }

  /// One file on its way.
  private struct FileProgress {
    var summary: IngestSummary.FileSummary
    /// What tells the file from a changed one; nil for a pipe.
    var identity: String?
    var resumeAfter = 0
    var pendingLines = 0
    var committedBytes = 0
    var failedGrowths = 0
    /// Points that another thread is making durable, while the lines behind them are decoded.
    var committing: BackgroundTask<CommitOutcome>?

    init(_ summary: IngestSummary.FileSummary) { self.summary = summary }
  }

  private func look(
    _ reader: LineReader, _ block: PointBlock, _ file: inout FileProgress, _ meter: ProgressMeter
  ) throws {
    meter.update(
      bytes: reader.fileBytesRead, points: file.summary.points + block.pointCount,
      line: reader.lineNumber)
    guard options.isCancelled() else { return }
    try awaitCommit(&file)
    throw QueryFailure(
      .cancelled,
      "cancelled; \(reader.path) is committed through line \(file.summary.committedThroughLine)",
      kind: .cancelled, upstreamCode: 1)
  }

  /// Decodes the record that begins with the reader's line.
  private func take(
    _ reader: LineReader, _ decoder: inout any LineDecoder, _ block: inout PointBlock,
    _ file: inout FileProgress
  ) throws {
    if reader.isCut {
      return try refuse(reader, &file, "line longer than 1 MiB")
    }
    let isBroken = !isUTF8(reader.line)
    var outcome = decoder.take(reader.line, into: &block)
    if case .open = outcome {
      outcome = .refused("quote not closed")
      while file.failedGrowths < Self.failedGrowthsMax, try reader.grow() {
        let grown = decoder.take(reader.line, into: &block)
        if case .open = grown { continue }
        if case .data = grown { outcome = grown }
        break
      }
      if case .refused = outcome {
        file.failedGrowths += 1
        reader.keepFirstLine()
      }
    }
    switch outcome {
    case .ignored: return
    case .refused(let reason): try refuse(reader, &file, reason)
    case .open: break
    case .data(let bytes):
      reader.keep(bytes: bytes)
      if isBroken {
        file.summary.linesRepaired += 1
        if file.summary.linesRepaired == 1 { file.summary.firstRepairedLine = reader.recordNumber }
      }
      file.summary.lines += 1
      file.pendingLines += 1
      if block.rejections.isEmpty { return }
      for rejection in block.rejections {
        file.summary.valuesRejected += 1
        try reject(reader, file, rejection.reason, column: rejection.column)
      }
      block.rejections.removeAll(keepingCapacity: true)
    }
  }

  private func refuse(_ reader: LineReader, _ file: inout FileProgress, _ reason: String) throws {
    file.summary.lines += 1
    file.summary.linesRejected += 1
    file.pendingLines += 1
    try reject(reader, file, reason, column: nil)
  }

  private func reject(
    _ reader: LineReader, _ file: FileProgress, _ reason: String, column: String?
  ) throws {
    try rejects.write(
      source: file.summary.path, line: reader.recordNumber, column: column, reason: reason,
      text: reader.line)
  }

  /// Hands the block over to be made durable; lines are decoded meanwhile. Commits follow one
  /// another. The reject file is flushed first: a line is never both gone and acknowledged.
  private func commit(
    _ block: inout PointBlock, _ decoder: inout any LineDecoder, _ file: inout FileProgress,
    _ reader: LineReader
  ) throws {
    try awaitCommit(&file)
    try rejects.flush()
    let line = reader.lineNumber
    let commit = BlockCommit(
      store: store, bucket: file.summary.bucket, block: block,
      progress: file.identity.map {
        IngestProgress(file: $0, line: line, byte: reader.bytesRead)
      },
      line: line)
    file.committing = BackgroundTask { try commit.run() }
    file.pendingLines = 0
    file.committedBytes = reader.bytesRead
    if block.columns.count > Self.columnsMax {
      block.removeColumns()
      decoder.columnsWereRemoved()
    } else {
      block.removePoints()
    }
  }

  /// Waits for the commit that is under way and counts what it did. Errors: those of the commit.
  private func awaitCommit(_ file: inout FileProgress) throws {
    guard let committing = file.committing.take() else { return }
    let outcome = try committing.value()
    file.summary.points += outcome.points
    file.summary.inserted += outcome.written.inserted
    file.summary.replaced += outcome.written.replaced
    file.summary.unchanged += outcome.written.unchanged
    file.summary.refusedByStore += outcome.written.rejected
    file.summary.committedThroughLine = outcome.line
    options.reportCommit?("\(file.summary.path): committed through line \(outcome.line)")
  }
}

/// What tells a file from a changed one: absolute path, size, time of change. Nil for a pipe.
private func fileIdentity(_ path: String) -> String? {
  var status = stat()
  guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    return nil
  }
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  #if canImport(Glibc)
    let changed = status.st_mtim
  #else
    let changed = status.st_mtimespec
  #endif
  return "\(String(cString: resolved)) \(status.st_size) \(changed.tv_sec).\(changed.tv_nsec)"
}

/// The files that a pattern names, sorted; a path without a match stands for itself.
package func expandPattern(_ pattern: String) -> [String] {
  guard pattern != "-" else { return [pattern] }
  var matches = glob_t()
  defer { globfree(&matches) }
  guard glob(pattern, 0, nil, &matches) == 0 else { return [pattern] }
  let paths = (0..<Int(matches.gl_pathc)).compactMap { index in
    matches.gl_pathv[index].map { String(cString: $0) }
  }
  return paths.isEmpty ? [pattern] : paths
}
