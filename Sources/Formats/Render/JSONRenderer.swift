import Columnar

/// One JSON document: `{"results":[{"name":…,"tables":[{"key":[…],"columns":[…],"rows":[[…]]}]}]}`.
package final class JSONRenderer: ResultRenderer {
  private let output: TextOutput
  private var resultCount = 0
  private var tableCount = 0
  private var isTableOpen = false
  private var rowCount = 0

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws {
    try output.append { text in
      text.append(contentsOf: (resultCount == 0 ? "{\"results\":[\n" : ",\n").utf8)
      text.append(contentsOf: "{\"name\":".utf8)
      JSONText.append(name, to: &text)
      text.append(contentsOf: ",\"tables\":[".utf8)
    }
    resultCount += 1
    tableCount = 0
  }

  package func render(_ batch: Batch) throws {
    let cells = batch.columns.map { column in
      CellText(column, of: batch) { JSONText.append($0, to: &$1) }
    }
    for table in 0..<batch.tableCount {
      if !(table == 0 && batch.continuesTable && isTableOpen) { try openTable(batch.schema) }
      for row in batch.rows(ofTable: table) {
        try output.append { text in
          text.append(contentsOf: (rowCount == 0 ? "\n[" : ",\n[").utf8)
          for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(0x2C) }
            JSONText.append(cell, row: row, table: table, to: &text)
          }
          text.append(0x5D)
        }
        rowCount += 1
      }
    }
  }

  private func openTable(_ schema: Schema) throws {
    try closeTable()
    try output.append { text in
      text.append(contentsOf: (tableCount == 0 ? "\n{\"key\":[" : ",\n{\"key\":[").utf8)
      for (index, label) in schema.keyLabels.enumerated() {
        if index > 0 { text.append(0x2C) }
        JSONText.append(label, to: &text)
      }
      text.append(contentsOf: "],\"columns\":[".utf8)
      for (index, field) in schema.fields.enumerated() {
        text.append(contentsOf: (index > 0 ? ",{\"name\":" : "{\"name\":").utf8)
        JSONText.append(field.label, to: &text)
        text.append(contentsOf: ",\"type\":\"\(field.type.name)\"}".utf8)
      }
      text.append(contentsOf: "],\"rows\":[".utf8)
    }
    isTableOpen = true
    tableCount += 1
    rowCount = 0
  }

  private func closeTable() throws {
    if isTableOpen { try output.append("]}") }
    isTableOpen = false
  }

  package func end() throws {
    try closeTable()
    try output.append("]}")
  }

  package func finish() throws {
    try output.append(resultCount == 0 ? "{\"results\":[]}\n" : "\n]}\n")
    try output.flush()
  }
}
