import Diagnostics
import Ingest

/// What is to be ingested, and how.
public struct IngestRequest: Sendable {
  /// Paths, patterns, or `-`.
  public var patterns: [String]
  /// nil: named after the format, or after the file.
  public var bucket: String?
  /// One of `ingestFormats`; nil: told by the file's beginning.
  public var format: String?
  /// `ns`, `us`, `ms` or `s`: what the times of line protocol count.
  public var precision: String?
  /// ERCOT's hours stand at their end, as they are printed, instead of their start.
  public var stampsEnd = false
  /// How rows and columns are read.
  public var table = TableRequest()
  /// nil: beside the store, `STORE.rejects.csv`.
  public var rejectsPath: String?
  public var commitLines = 250_000
  /// Read whole files, also where an earlier run has committed lines.
  public var restarts = false
  /// Called after each durable commit.
  public var reportCommit: (@Sendable (String) -> Void)?

  public init(patterns: [String]) { self.patterns = patterns }

  /// The files that the patterns name.
  public var paths: [String] { patterns.flatMap(expandPattern) }
}

/// What an ingestion did, for people and for programs.
public struct IngestReport: Sendable {
  public let text: String
  public let json: String
  /// What ended it early; the report tells what was committed until then.
  public let failure: QueryError?
}

/// The formats that `ingest` reads, by name.
public let ingestFormats = DataFormat.allCases.map(\.rawValue)
/// The units that times in line protocol may have.
public let ingestPrecisions = TimePrecision.allCases.map(\.rawValue)

extension Engine {
  /// Reads data files into the store. A failure after the first line is part of the report, as what
  /// was committed before stays. Errors: `QueryError` where nothing was read.
  public func ingest(_ request: IngestRequest) throws -> IngestReport {
    var summary = IngestSummary()
    var failure: QueryError?
    do {
      try surfacing { try ingest(request, into: &summary) }
    } catch let error as QueryError {
      guard summary.files.contains(where: { $0.isComplete || $0.lines > 0 }) else { throw error }
      failure = error
    }
    return IngestReport(
      text: ingestText(summary), json: ingestJSON(summary, failure), failure: failure)
  }

  /// Where the lines are kept that an ingestion refuses.
  public func rejectsPath(of request: IngestRequest) -> String {
    if let path = request.rejectsPath { return path }
    guard case .file(let path, _) = options.store else { return "gridflux.rejects.csv" }
    return path + ".rejects.csv"
  }

  /// As `ingest`, in counts. Errors: `QueryFailure`.
  func ingested(_ request: IngestRequest) throws -> IngestSummary {
    var summary = IngestSummary()
    try ingest(request, into: &summary)
    return summary
  }

  /// summary: what was done, also where it throws. Errors: `QueryFailure`.
  private func ingest(_ request: IngestRequest, into summary: inout IngestSummary) throws {
    let store = try openedStore()
    var options = IngestOptions(rejectsPath: rejectsPath(of: request))
    options.bucket = request.bucket
    options.format = request.format.flatMap(DataFormat.init(rawValue:))
    options.reading.precision =
      request.precision.flatMap(TimePrecision.init(rawValue:)) ?? .nanoseconds
    options.reading.table = try request.table.options()
    options.reading.stamp = request.stampsEnd ? .end : .start
    options.nowNanoseconds = self.options.nowNanoseconds ?? stopwatch.calendarNanoseconds()
    options.commitLines = request.commitLines
    options.restarts = request.restarts
    options.reportCommit = request.reportCommit
    let cancellation = cancellation
    options.isCancelled = { cancellation.isCancelled }
    let ingestor = Ingestor(store: store, options: options)
    defer { summary = ingestor.summary }
    _ = try ingestor.ingest(paths: request.paths)
    try store.close()
  }
}

/// A line per file and one for all: exact counts, rate, and where it is committed through.
private func ingestText(_ summary: IngestSummary) -> String {
  var text = ""
  for file in summary.files {
    text += "\(file.path): \(countText(file.lines)) lines, \(countText(file.points)) points"
    if file.missing > 0 { text += ", \(countText(file.missing)) cells without a value" }
    if file.resumedAfterLine > 0 {
      text += ", went on after line \(countText(file.resumedAfterLine))"
    }
    text += ", committed through line \(countText(file.committedThroughLine))"
    text += file.isComplete ? "\n" : ", not read to its end\n"
    for remark in file.plan?.remarks ?? [] { text += "  \(remark)\n" }
    if file.linesRepaired > 0 {
      text += "  no UTF-8 in \(countText(file.linesRepaired)) lines, the first is "
      text += "\(countText(file.firstRepairedLine)): such bytes became \u{FFFD}, so that names may "
      text += "be alike that were not; iconv converts files\n"
    }
    if file.linesRejected + file.valuesRejected > 0 {
      text += "  refused: \(countText(file.linesRejected)) lines, "
      text += "\(countText(file.valuesRejected)) values\n"
    }
  }
  let points = summary.total(\.points)
  text += "bucket \(summary.buckets.joined(separator: ", ")) in \(summary.store): "
  text += "\(countText(summary.total(\.inserted))) points new, "
  text += "\(countText(summary.total(\.replaced))) replaced, "
  text += "\(countText(summary.total(\.unchanged))) already there"
  let refused = summary.total(\.refusedByStore)
  if refused > 0 { text += ", \(countText(refused)) refused by the store" }
  let seconds = Double(max(1, summary.elapsedNanoseconds)) / 1e9
  text += "\n\(millisecondsText(Double(summary.elapsedNanoseconds))) ms, "
  text += "\(countText(Int(Double(points) / seconds))) points a second\n"
  if let rejects = summary.rejectFile {
    text += "refused lines and their reasons: \(rejects), "
    text += "\(counted(summary.rejectCount, "line")) added\n"
  }
  return text
}

private func ingestJSON(_ summary: IngestSummary, _ failure: QueryError?) -> String {
  let files = summary.files.map { file -> JSONValue in
    .object([
      ("path", .string(file.path)),
      ("format", .string(file.format)),
      ("bucket", .string(file.bucket)),
      ("lines", .count(file.lines)),
      ("linesRejected", .count(file.linesRejected)),
      ("valuesRejected", .count(file.valuesRejected)),
      ("linesRepaired", .count(file.linesRepaired)),
      ("missing", .count(file.missing)),
      ("points", .count(file.points)),
      ("inserted", .count(file.inserted)),
      ("replaced", .count(file.replaced)),
      ("unchanged", .count(file.unchanged)),
      ("refusedByStore", .count(file.refusedByStore)),
      ("committedThroughLine", .count(file.committedThroughLine)),
      ("resumedAfterLine", .count(file.resumedAfterLine)),
      ("complete", .bool(file.isComplete)),
      ("remarks", .array((file.plan?.remarks ?? []).map { .string($0) })),
    ])
  }
  return JSONValue.object([
    ("version", .int(1)),
    ("store", .string(summary.store)),
    ("bucket", .string(summary.buckets.joined(separator: ", "))),
    ("elapsedNanoseconds", .int(summary.elapsedNanoseconds)),
    ("rejectFile", summary.rejectFile.map { .string($0) } ?? .null),
    ("rejectLinesAdded", .count(summary.rejectCount)),
    ("files", .array(files)),
    ("failure", failure.map { .string($0.message) } ?? .null),
  ]).text
}
