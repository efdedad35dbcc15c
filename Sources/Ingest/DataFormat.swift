import Columnar
import Diagnostics
import Store

/// The formats of data files, by the names that `--format` knows.
package enum DataFormat: String, Sendable, CaseIterable {
  /// NESO's Historic Demand Data.
  case neso
  /// ERCOT's hourly load archive.
  case ercot
  /// The smart-home data set with weather.
  case smartHome = "smart-home"
  /// Line protocol, also as `influxd inspect export-lp` writes it.
  case lineProtocol = "lp"
  /// Rows and columns, with whatever delimiter.
  case csv
  case annotatedCSV = "annotated-csv"
  /// One document: an array of objects, or an object that holds one, or columns.
  case json
  /// Objects, one a line.
  case ndjson
}

/// Bytes that are looked at to tell a format, and how a table is read.
let previewBytes = LineReader.lineBytesMax

/// Tells a file by its beginning. Errors: `D0103` for an empty one.
func recognisedFormat(_ reader: LineReader) throws -> DataFormat {
  let preview = try reader.preview(previewBytes)
  guard let first = preview.first(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
  else { throw emptyFile(reader.path) }
  if first == 0x5B { return .json }
  if first == 0x7B { return isDocument(preview) ? .json : .ndjson }
  let lines = previewedLines(preview, 64)
  if isAnnotatedCSV(lines) { return .annotatedCSV }
  if let names = lines.first.flatMap(cellTexts) {
    if names.contains("SETTLEMENT_DATE") { return .neso }
    if ERCOTLoadDecoder.isHeader(names) { return .ercot }
    if SmartHomeDecoder.isHeader(names) { return .smartHome }
  }
  return lines.contains { isPoint($0, in: preview) } ? .lineProtocol : .csv
}

/// Whether a text that begins with an object is one document rather than an object a line.
private func isDocument(_ preview: UnsafeBufferPointer<UInt8>) -> Bool {
  let shape = JSONShape(preview)
  guard let end = shape.end else {
    return preview.count >= previewBytes || !shape.places.isEmpty
  }
  let isBlank: (UInt8) -> Bool = { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  guard preview[end...].allSatisfy(isBlank) else { return false }
  let object = preview[..<end].drop(while: isBlank)
  return !shape.places.isEmpty || object.contains(0x0A)
}

/// The line, and those that a quoted text joins to it, make a point.
private func isPoint(
  _ line: UnsafeBufferPointer<UInt8>, in preview: UnsafeBufferPointer<UInt8>
) -> Bool {
  var scanner = LineProtocolScanner()
  guard let start = line.baseAddress, let first = preview.baseAddress else { return false }
  let line = UnsafeBufferPointer(rebasing: preview[(start - first)...])
  guard case .point = scanner.scan(line) else { return false }
  return (try? LineProtocolKey(UnsafeBufferPointer(rebasing: line[scanner.key]))) != nil
}

/// The cells of a line; nil where it cannot be split.
private func cellTexts(_ line: UnsafeBufferPointer<UInt8>) -> [String]? {
  var fields = DelimitedFields()
  guard fields.split(line) == nil else { return nil }
  return (0..<fields.count).map { fields.string($0, of: line) }
}

/// The first lines, without their ends.
func previewedLines(
  _ preview: UnsafeBufferPointer<UInt8>, _ count: Int
) -> [UnsafeBufferPointer<UInt8>] {
  var lines: [UnsafeBufferPointer<UInt8>] = []
  var start = 0
  while lines.count < count, start < preview.count {
    var end = start
    while end < preview.count, preview[end] != 0x0A { end += 1 }
    let next = end + 1
    if end > start, preview[end - 1] == 0x0D { end -= 1 }
    lines.append(UnsafeBufferPointer(rebasing: preview[start..<end]))
    start = next
  }
  return lines
}

/// The bucket of a named format, else one named after the file. Errors: `U0014` for several files.
func defaultBucket(_ format: DataFormat, path: String, isOnly: Bool) throws -> String {
  switch format {
  case .neso, .ercot: return format.rawValue
  case .smartHome: return SmartHomeDecoder.measurement
  case .lineProtocol, .csv, .annotatedCSV, .json, .ndjson: break
  }
  guard isOnly else {
    throw QueryFailure(
      .noBucket, "several files need the bucket that they go to", kind: .usage,
      fix: "--bucket NAME")
  }
  return fileStem(path)
}

/// A file's name without folders and endings, `data` for standard input.
package func fileStem(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? ""
  let stem = name.split(separator: ".").first.map(String.init) ?? ""
  return path == "-" || stem.isEmpty ? "data" : stem
}

func emptyFile(_ path: String) -> QueryFailure {
  QueryFailure(
    .emptyFile, "\(path == "-" ? "standard input" : path) is empty: not even a header",
    fix: "name a file that holds data")
}

extension DiagnosticCode {
  package static let emptyFile = DiagnosticCode("D0103")
  package static let noBucket = DiagnosticCode("U0014")
}
