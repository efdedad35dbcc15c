import Columnar
import Formats

/// One header, a row a point: `_time,_measurement,_field,…tags…,_value`. Texts among the values
/// stand in quotes always, which tells them from numbers.
final class CSVPointWriter: PointTableWriter {
  private let output: TextOutput
  private let tags: [String]
  private var wholeNumbers = 0

  init(_ output: TextOutput, tags: [String]) {
    self.output = output
    self.tags = tags
  }

  func begin() throws {
    let names = ["_time", "_measurement", "_field"] + tags + ["_value"]
    try output.append { text in
      for (index, name) in names.enumerated() {
        if index > 0 { text.append(0x2C) }
        appendCell(name, to: &text)
      }
      text.append(0x0A)
    }
  }

  func write(_ batch: Batch) throws {
    guard let points = PointBatch(batch) else { return }
    if points.type == .int || points.type == .uint { wholeNumbers += batch.rowCount }
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      guard !rows.isEmpty else { continue }
      let middle = middle(points, table)
      for row in rows {
        try output.append { text in
          if case .time(let time) = points.scalar(points.time, row: row, table: table) {
            appendTimeTrimmed(time, to: &text)
          }
          text.append(contentsOf: middle)
          appendValue(points.scalar(points.value, row: row, table: table), to: &text)
          text.append(0x0A)
        }
      }
    }
  }

  func end(_ summary: inout ExportSummary) {
    if wholeNumbers > 0 {
      summary.remarks.append(
        "\(wholeNumbers) whole numbers come back as floats from plain CSV; lp and annotated-csv "
          + "keep their type")
    }
  }

  /// What stands between time and value in all rows of a table.
  private func middle(_ points: PointBatch, _ table: Int) -> [UInt8] {
    var text: [UInt8] = [0x2C]
    appendCell(points.measurement(table), to: &text)
    text.append(0x2C)
    appendCell(points.field(table), to: &text)
    var values: [String: String] = [:]
    for tag in points.tags(table) { values[tag.label] = tag.value }
    for tag in tags {
      text.append(0x2C)
      appendCell(values[tag] ?? "", to: &text)
    }
    text.append(0x2C)
    return text
  }

  private func appendValue(_ value: Scalar, to text: inout [UInt8]) {
    switch value {
    case .float(let value): appendFloat(value, to: &text)
    case .int(let value): appendInt(value, to: &text)
    case .uint(let value): appendUInt(value, to: &text)
    case .bool(let value): text.append(contentsOf: (value ? "true" : "false").utf8)
    case .string(let value): appendQuoted(value, to: &text)
    case .time, .null: break
    }
  }

  private func appendCell(_ cell: String, to text: inout [UInt8]) {
    let isPlain = !cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 }
    if isPlain, cell.utf8.first != 0x20, cell.utf8.last != 0x20, cell.utf8.first != 0x23 {
      text.append(contentsOf: cell.utf8)
    } else {
      appendQuoted(cell, to: &text)
    }
  }

  private func appendQuoted(_ cell: String, to text: inout [UInt8]) {
    text.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { text.append(byte) }
      text.append(byte)
    }
    text.append(0x22)
  }
}
