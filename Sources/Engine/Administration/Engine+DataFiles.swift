import Columnar
import Diagnostics
import Ingest
import Store

/// What data files turned out to be.
public struct DataFilesReport: Sendable {
  /// For people: a block of lines for each file.
  public let text: String
  /// One for each file, in order.
  public let buckets: [String]
}

extension Engine {
  /// Reads data files into the engine's store, each into a bucket named after it, and says what was
  /// found and how to ingest them for good. Errors: `QueryError`.
  public func openDataFiles(_ request: IngestRequest) throws -> DataFilesReport {
    var text = ""
    var buckets: [String] = []
    for path in request.patterns {
      try surfacing {
        if path == "-" {
          throw QueryFailure(
            .unnamedData, "the shell reads its input; data has to come from a file",
            kind: .usage, fix: "gridflux ingest --store grid.db -")
        }
        var one = request
        one.patterns = [path]
        one.bucket = request.bucket ?? freshName(fileStem(path), in: buckets)
        let summary = try ingested(one)
        buckets.append(one.bucket ?? "")
        text += try describe(summary, path: path)
      }
    }
    return DataFilesReport(text: text, buckets: buckets)
  }

  /// A line each; a file of more fields is no page to read.
  private static let fieldsShownMax = 100

  private func freshName(_ stem: String, in names: [String]) -> String {
    var name = stem
    var number = 2
    while names.contains(name) {
      name = "\(stem)_\(number)"
      number += 1
    }
    return name
  }

  private func describe(_ summary: IngestSummary, path: String) throws -> String {
    guard let file = summary.files.first else { return "" }
    let plan = file.plan
    var text = "\(path): \(file.format), \(counted(file.lines, "row")), "
    text += "\(counted(file.points, "point")) in bucket \(file.bucket)\n"
    if let plan {
      text += "  " + planText(plan, isDelimited: file.format == DataFormat.csv.rawValue) + "\n"
      for remark in plan.remarks { text += "  \(remark)\n" }
    }
    if file.missing > 0 { text += "  \(counted(file.missing, "cell")) without a value\n" }
    if file.replaced + file.unchanged > 0 {
      text += "  \(counted(file.replaced, "point")) replaced by a later row of the same time and "
      text += "series, \(countText(file.unchanged)) repeated as they are\n"
    }
    if file.linesRejected + file.valuesRejected + file.refusedByStore > 0 {
      text += "  refused: \(counted(file.linesRejected, "row")), "
      text += "\(counted(file.valuesRejected + file.refusedByStore, "value"))"
      text += summary.rejectFile.map { "; why: \($0)\n" } ?? "\n"
    }
    text += try fieldsText(file.bucket)
    let settings =
      DataFormat(rawValue: file.format).flatMap { plan?.flags(format: $0) }
      ?? ["--format", file.format]
    let words =
      ["gridflux", "ingest", "--store", "grid.db", "--bucket", file.bucket] + settings + [path]
    return text + "to keep it:\n  \(words.map(shellWord).joined(separator: " "))\n"
  }

  private func planText(_ plan: TablePlan, isDelimited: Bool) -> String {
    var parts: [String] = []
    if isDelimited {
      let name = plan.delimiter == 0x09 ? "tab" : String(UnicodeScalar(plan.delimiter))
      parts.append("delimiter \(name)")
      parts.append(plan.hasHeader ? "a header" : "no header")
      if plan.skippedLines > 0 { parts.append("\(counted(plan.skippedLines, "line")) before it") }
      if plan.usesDecimalComma { parts.append("decimal commas") }
    }
    let times = plan.columns.filter { $0.role == .time } + plan.columns.filter { $0.role == .clock }
    let zone = plan.timeForm.isUnix ? "" : ", \(plan.zoneText)"
    let clock = plan.clockText.map { ", \($0)" } ?? ""
    parts.append(
      "times in \(times.map(\.name).joined(separator: " and ")) "
        + "(\(plan.timeForm.rawValue)\(clock)\(zone))")
    let tags = plan.columns.filter { $0.role == .tag }.map(\.label)
    if !tags.isEmpty { parts.append("series by \(tags.joined(separator: ", "))") }
    return parts.joined(separator: ", ")
  }

  /// A line a field, and how far apart the times of each measurement lie.
  private func fieldsText(_ bucket: String) throws -> String {
    let store = try openedStore()
    let fields = try store.info().fields.filter { $0.bucket == bucket && $0.pointCount > 0 }
    let shown = fields.prefix(Self.fieldsShownMax)
    let head = ["  measurement", "field", "type", "unit", "points", "series", "first", "last"]
    var text = columnsText(
      [head]
        + shown.map { field in
          [
            "  " + field.measurement, field.field, field.type.name, field.unit ?? "",
            countText(field.pointCount), countText(field.seriesCount),
            field.timeRange.map { formatTimeTrimmed($0.lowerBound) } ?? "",
            field.timeRange.map { formatTimeTrimmed($0.upperBound) } ?? "",
          ]
        })
    if fields.count > shown.count {
      text += "  … and \(counted(fields.count - shown.count, "field")) more\n"
    }
    let settings = RunSettings(self)
    var seen: Set<String> = []
    for field in fields.sorted(by: { $0.pointCount > $1.pointCount })
    where seen.insert(field.measurement).inserted {
      let spacing = try store.spacing(
        bucket: bucket, measurement: field.measurement, field: field.field,
        context: settings.makeContext())
      let place = field.seriesCount > 1 ? " (first series of \(field.field))" : ""
      text += "  times of \(field.measurement): \(spacing.text)\(place)\n"
      if seen.count == 3 { break }
    }
    return text
  }
}

/// A word as a shell takes it: in quotes where it holds more than letters, digits and the like.
private func shellWord(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    byte > 0x7F || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "._-/:,+".utf8.contains(byte)
  }
  if isPlain, !word.isEmpty { return word }
  return "'"
    + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}

extension DiagnosticCode {
  package static let unnamedData = DiagnosticCode("U0016")
}
