import Columnar

/// One JSON object a row, each on its own line, with the result's name and the table's number.
package final class NDJSONRenderer: ResultRenderer {
  private let output: TextOutput
  private var resultName = ""
  private var tableNumber = -1

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) {
    resultName = name
    tableNumber = -1
  }

  package func render(_ batch: Batch) throws {
    let cells = batch.columns.map { column in
      CellText(column, of: batch) { JSONText.append($0, to: &$1) }
    }
    let labels = batch.schema.fields.map { field in
      var text: [UInt8] = [0x2C]
      JSONText.append(field.label, to: &text)
      text.append(0x3A)
      return text
    }
    for table in 0..<batch.tableCount {
      if !(table == 0 && batch.continuesTable) { tableNumber += 1 }
      for row in batch.rows(ofTable: table) {
        try output.append { text in
          text.append(contentsOf: "{\"result\":".utf8)
          JSONText.append(resultName, to: &text)
          text.append(contentsOf: ",\"table\":\(tableNumber)".utf8)
          for (index, cell) in cells.enumerated() {
            text.append(contentsOf: labels[index])
            JSONText.append(cell, row: row, table: table, to: &text)
          }
          text.append(contentsOf: [0x7D, 0x0A])
        }
      }
    }
  }

  package func end() {}
  package func finish() throws { try output.flush() }
}
