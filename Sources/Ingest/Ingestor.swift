import Diagnostics
import Planning
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads demand files into one bucket of a store, in commits of so many lines.
///
/// Lines are decoded, refused lines written to the reject file, points written and committed
/// together with the number of the last line: so a crash leaves whole commits, and a re-run of an
/// unchanged file goes on behind the last one.
package final class Ingestor {
  private let store: Store
  private let options: IngestOptions
  private let rejects: RejectFile
  private var summary = IngestSummary()

  package init(store: Store, options: IngestOptions) {
    self.store = store
    self.options = options
    rejects = RejectFile(path: options.rejectsPath)
  }

  /// Ingests the files in order. Errors: `D0101`, `D0102`, `D0103`, `D0110`, `D0111`, the store's;
  /// what was committed before stays.
  package func ingest(paths: [String]) throws -> IngestSummary {
    let start = monotonicNanoseconds()
    summary.store = store.location
    summary.bucket = options.bucket
    for path in paths { try ingest(path) }
    try rejects.flush()
    summary.rejectFile = rejects.count > 0 ? rejects.path : nil
    summary.elapsedNanoseconds = monotonicNanoseconds() - start
    return summary
  }

  private func ingest(_ path: String) throws {
    var reader = try LineReader(path: path)
    var file = IngestSummary.FileSummary(path: path)
    let meter = ProgressMeter(isShown: options.showsProgress, totalBytes: reader.fileBytes)
    defer { meter.finish() }
    let header = try reader.next { line, _, _ in
      try NESODemandDecoder(header: line, path: path)
    }
    guard var decoder = header else {
      throw QueryFailure(
        .emptyFile, "\(path) is empty: not even a header",
        fix: "name a file of NESO's Historic Demand Data")
    }
    let identity = fileIdentity(path).map { options.bucket + "\n" + $0 }
    let known = try identity.flatMap { try store.progress(file: $0)?.line }
    let resumeAfter = options.restarts ? 0 : known ?? 0
    file.resumedAfterLine = resumeAfter
    file.committedThroughLine = resumeAfter
    var block = PointBlock(fieldNames: decoder.fieldNames)
    var fields = DelimitedFields()
    var pendingLines = 0
    while true {
      let isData = try reader.next { line, number, isCut -> Bool in
        try take(
          line, isCut: isCut, number, &decoder, &fields, &block, &file,
          skip: number <= resumeAfter)
      }
      guard let isData else { break }
      if isData { pendingLines += 1 }
      if pendingLines >= options.commitLines {
        try commit(&block, &file, identity, line: reader.lineNumber, byte: reader.bytesRead)
        pendingLines = 0
      }
      if reader.lineNumber & 1023 == 0 {
        meter.update(
          bytes: reader.bytesRead, points: file.points + block.pointCount,
          line: reader.lineNumber)
        if options.isCancelled() {
          throw QueryFailure(
            .cancelled,
            "cancelled; \(path) is committed through line \(file.committedThroughLine)",
            kind: .cancelled, upstreamCode: 1)
        }
      }
    }
    if pendingLines > 0 || file.linesRejected > 0 {
      try commit(&block, &file, identity, line: reader.lineNumber, byte: reader.bytesRead)
    }
    file.missing = decoder.missingCount
    file.bytes = reader.bytesRead
    summary.files.append(file)
  }

  /// Decodes one line. Returns whether it held data.
  private func take(
    _ line: UnsafeBufferPointer<UInt8>, isCut: Bool, _ number: Int,
    _ decoder: inout NESODemandDecoder, _ fields: inout DelimitedFields, _ block: inout PointBlock,
    _ file: inout IngestSummary.FileSummary, skip: Bool
  ) throws -> Bool {
    if line.isEmpty || skip { return false }
    file.lines += 1
    if isCut {
      try reject(line, number, &file, reason: "line longer than 1 MiB", column: nil)
      return true
    }
    _ = try decoder.decode(line, fields: &fields, into: &block) { rejection in
      try reject(line, number, &file, reason: rejection.reason, column: rejection.column)
    }
    return true
  }

  private func reject(
    _ line: UnsafeBufferPointer<UInt8>, _ number: Int, _ file: inout IngestSummary.FileSummary,
    reason: String, column: String?
  ) throws {
    if column == nil { file.linesRejected += 1 } else { file.valuesRejected += 1 }
    try rejects.write(source: file.path, line: number, column: column, reason: reason, text: line)
  }

  /// Makes the block durable. The reject file is flushed first: a line is never both gone and
  /// acknowledged.
  private func commit(
    _ block: inout PointBlock, _ file: inout IngestSummary.FileSummary, _ identity: String?,
    line: Int, byte: Int
  ) throws {
    try rejects.flush()
    let writer = try store.beginWrite(bucket: options.bucket)
    do {
      for (name, points) in zip(block.fieldNames, block.fields) where !points.times.isEmpty {
        try points.times.withUnsafeBufferPointer { times in
          try points.values.withUnsafeBufferPointer { values in
            try writer.append(
              measurement: NESODemandDecoder.measurement, tags: [], field: name, times: times,
              values: .floats(values))
          }
        }
        writer.setUnit(
          NESODemandDecoder.unit, measurement: NESODemandDecoder.measurement, field: name)
      }
      if let identity {
        writer.setProgress(IngestProgress(file: identity, line: line, byte: byte))
      }
      let written = try writer.commit()
      file.points += block.pointCount
      file.inserted += written.inserted
      file.replaced += written.replaced
      file.unchanged += written.unchanged
      file.refusedByStore += written.rejected
      file.committedThroughLine = line
    } catch {
      writer.rollBack()
      throw error
    }
    block.removeAll()
    options.reportCommit?("\(file.path): committed through line \(line)")
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

extension DiagnosticCode {
  package static let emptyFile = DiagnosticCode("D0103")
}
