import Columnar
import Diagnostics
import Formats
import Store

/// Makes the decoder of a format; what stands before the data is read over.
/// Errors: `D0103`, `D0110`, `D0112`, `D0113`, the store's.
func makeDecoder(
  _ format: DataFormat, _ reader: LineReader, store: Store, bucket: String,
  _ options: IngestOptions
) throws -> any LineDecoder {
  switch format {
  case .neso:
    return try NESODemandDecoder(header: try header(reader), path: reader.path)
  case .ercot:
    return try ERCOTLoadDecoder(
      header: try header(reader), path: reader.path, stamp: options.reading.stamp)
  case .smartHome:
    let lines = previewedLines(try reader.preview(previewBytes), 3).dropFirst()
    let stamps = lines.compactMap { line in
      parseInt(UnsafeBufferPointer(rebasing: line.prefix { $0 != 0x2C }))
    }
    return try SmartHomeDecoder(
      header: try header(reader), path: reader.path, firstStamps: stamps)
  case .lineProtocol:
    return LineProtocolDecoder(
      precision: options.reading.precision, now: options.nowNanoseconds,
      knownTypes: try store.fieldTypes(bucket: bucket))
  case .annotatedCSV:
    return AnnotatedDecoder(
      measurement: options.reading.table.measurement ?? fileStem(reader.path),
      knownTypes: try store.fieldTypes(bucket: bucket))
  case .csv, .json, .ndjson:
    if format == .json { reader.readElements() }
    let plan = try tablePlan(format, reader, options.reading.table)
    let points = try TablePoints(plan, knownTypes: try store.fieldTypes(bucket: bucket))
    if format != .csv { return JSONLinesDecoder(plan, points: points) }
    for _ in 0..<(plan.skippedLines + (plan.hasHeader ? 1 : 0)) {
      _ = try reader.advance()
    }
    return DelimitedDecoder(plan, points: points)
  }
}

/// How a table is read: what was asked for, and what its first rows say; nothing is read over.
func tablePlan(
  _ format: DataFormat, _ reader: LineReader, _ options: TableOptions
) throws -> TablePlan {
  let preview = try reader.preview(previewBytes)
  let isWhole = preview.count < previewBytes
  if format == .csv {
    guard !preview.isEmpty else { throw emptyFile(reader.path) }
    return try delimitedPlan(
      DelimitedSample(bytes: preview, isWhole: isWhole), path: reader.path, options: options)
  }
  var lines = previewedLines(preview, TableSniffer.rowsMax)
  if !isWhole { lines = Array(lines.dropLast()) }
  return try jsonPlan(lines, path: reader.path, options: options)
}

/// What a file turned out to be: its format, and for rows and columns how they are read.
/// Errors: as `ingest` has them.
package func sniff(
  path: String, format: DataFormat? = nil, table: TableOptions = TableOptions()
) throws -> (format: DataFormat, plan: TablePlan?) {
  let reader = LineReader(try DataInput(path: path))
  let found = try format ?? recognisedFormat(reader)
  switch found {
  case .csv, .json, .ndjson:
    if found == .json { reader.readElements() }
    return (found, try tablePlan(found, reader, table))
  default: return (found, nil)
  }
}

/// Moves to the first line. Errors: `D0103` for an empty file.
private func header(_ reader: LineReader) throws -> UnsafeBufferPointer<UInt8> {
  guard try reader.advance() else { throw emptyFile(reader.path) }
  return reader.line
}
