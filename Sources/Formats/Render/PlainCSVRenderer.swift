import Columnar

/// CSV with one header line per schema and nothing else: for spreadsheets and data frames.
package final class PlainCSVRenderer: ResultRenderer {
  private let output: TextOutput
  private var openSchema: Schema?
  private var hasHeader = false

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) { openSchema = nil }

  package func render(_ batch: Batch) throws {
    if openSchema?.fields != batch.schema.fields { try writeHeader(batch.schema) }
    openSchema = batch.schema
    let cells = batch.columns.map { column in
      CellText(column, of: batch) { CSVQuoting.append($0, to: &$1) }
    }
    for table in 0..<batch.tableCount {
      for row in batch.rows(ofTable: table) {
        try output.append { text in
          for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(0x2C) }
            _ = cell.append(row: row, table: table, to: &text)
          }
          text.append(contentsOf: [0x0D, 0x0A])
        }
      }
    }
  }

  private func writeHeader(_ schema: Schema) throws {
    if hasHeader { try output.append("\r\n") }
    hasHeader = true
    try output.append { text in
      for (index, field) in schema.fields.enumerated() {
        if index > 0 { text.append(0x2C) }
        CSVQuoting.append(field.label, to: &text)
      }
      text.append(contentsOf: [0x0D, 0x0A])
    }
  }

  package func end() {}
  package func finish() throws { try output.flush() }
}
