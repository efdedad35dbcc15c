import Columnar
import Diagnostics
import Formats
import Planning
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
      path: reader.path, options: options.reading.table,
      knownTypes: try store.fieldTypes(bucket: bucket))
  case .csv, .json, .ndjson:
    let plan = try tablePlan(format, reader, options.reading.table)
    let points = try TablePoints(plan, knownTypes: try store.fieldTypes(bucket: bucket))
    if format != .csv { return JSONLinesDecoder(plan, points: points) }
    try skipHeader(of: plan, reader)
    return DelimitedDecoder(plan, points: points)
  }
}

/// How a table is read: what was asked for, and what its first rows say; no row is read over.
/// The lines of a JSON document are its records from here on.
private func tablePlan(
  _ format: DataFormat, _ reader: LineReader, _ options: TableOptions
) throws -> TablePlan {
  if format == .csv { return try delimitedPlan(reader, options: options, use: .points) }
  var start = TablePlan()
  if format == .json {
    let records = try openRecords(reader, options)
    start.recordsPath = records.path
    start.remarks = records.remarks
    start.statedZone = records.zone
  }
  let preview = try reader.preview(previewBytes)
  var lines = previewedLines(preview, TableSniffer.rowsMax)
  if preview.count >= previewBytes { lines = Array(lines.dropLast()) }
  return try jsonPlan(lines, path: reader.path, options: options, start)
}

/// Moves to the first line. Errors: `D0103` for an empty file.
private func header(_ reader: LineReader) throws -> UnsafeBufferPointer<UInt8> {
  guard try reader.advance() else { throw emptyFile(reader.path) }
  return reader.line
}
