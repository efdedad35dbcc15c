import Columnar
import Formats

/// A line a point: `measurement,tag=value field=value time`, as `influxd inspect export-lp` has it.
final class LineProtocolWriter: PointTableWriter {
  private let output: TextOutput
  private var omitted = 0
  private var omittedTables = 0

  init(_ output: TextOutput) { self.output = output }

  func begin() {}

  func write(_ batch: Batch) throws {
    guard let points = PointBatch(batch) else { return }
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      guard !rows.isEmpty else { continue }
      let (measurement, field) = (points.measurement(table), points.field(table))
      let tags = points.tags(table)
      let start = lineStart(measurement, tags, field)
      guard isReadBack(start, measurement, tags, field) else {
        omitted += rows.count
        omittedTables += batch.continuesTable && table == 0 ? 0 : 1
        continue
      }
      for row in rows {
        try output.append { text in
          text.append(contentsOf: start)
          appendValue(points.scalar(points.value, row: row, table: table), to: &text)
          text.append(0x20)
          if case .time(let time) = points.scalar(points.time, row: row, table: table) {
            appendInt(time, to: &text)
          }
          text.append(0x0A)
        }
      }
    }
  }

  func end(_ summary: inout ExportSummary) {
    guard omitted > 0 else { return }
    summary.omitted = omitted
    summary.points -= omitted
    summary.remarks.append(
      "\(omitted) points of \(omittedTables) series are left out: line protocol cannot hold their "
        + "names (a line end, a backslash at the end, the name time); annotated-csv can")
  }

  /// Everything up to the value.
  private func lineStart(
    _ measurement: String, _ tags: [(label: String, value: String)], _ field: String
  ) -> [UInt8] {
    var text: [UInt8] = []
    escape(measurement, [0x2C, 0x20], &text)
    for tag in tags {
      text.append(0x2C)
      escape(tag.label, [0x2C, 0x20, 0x3D], &text)
      text.append(0x3D)
      escape(tag.value, [0x2C, 0x20, 0x3D], &text)
    }
    text.append(0x20)
    escape(field, [0x2C, 0x20, 0x3D], &text)
    text.append(0x3D)
    return text
  }

  private func escape(_ name: String, _ special: [UInt8], _ text: inout [UInt8]) {
    for byte in name.utf8 {
      if special.contains(byte) { text.append(0x5C) }
      text.append(byte)
    }
  }

  /// The reader finds the same names in it.
  private func isReadBack(
    _ start: [UInt8], _ measurement: String, _ tags: [(label: String, value: String)],
    _ field: String
  ) -> Bool {
    guard field != "time", !start.contains(0x0A), !start.contains(0x0D) else { return false }
    return (start + [0x31]).withUnsafeBufferPointer { line in
      var scanner = LineProtocolScanner()
      guard case .point = scanner.scan(line), scanner.fields.count == 1 else { return false }
      let key = UnsafeBufferPointer(rebasing: line[scanner.key])
      guard let read = try? LineProtocolKey(key), read.measurement == measurement,
        read.tags.elementsEqual(tags, by: { $0.label == $1.label && $0.value == $1.value })
      else { return false }
      let name = UnsafeBufferPointer(rebasing: line[scanner.fields[0].name])
      return lineProtocolName(name) == field
    }
  }

  private func appendValue(_ value: Scalar, to text: inout [UInt8]) {
    switch value {
    case .float(let value): appendFloat(value, to: &text)
    case .int(let value):
      appendInt(value, to: &text)
      text.append(0x69)
    case .uint(let value):
      appendUInt(value, to: &text)
      text.append(0x75)
    case .bool(let value): text.append(contentsOf: (value ? "true" : "false").utf8)
    case .string(let value):
      text.append(0x22)
      for byte in value.utf8 {
        if byte == 0x22 || byte == 0x5C { text.append(0x5C) }
        text.append(byte)
      }
      text.append(0x22)
    case .time, .null: break
    }
  }
}
