import Columnar
import Diagnostics

/// One line a cell, for rows too wide for a screen: `label  value`, a heading before each row.
/// Control characters in data are escaped.
package final class VerticalRenderer: ResultRenderer {
  private let output: TextOutput
  private var rowNumber = 0
  private var tableNumber = 0

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws {
    rowNumber = 0
    tableNumber = 0
    if name != "_result" { try output.append("result \(terminalText(name))\n") }
  }

  package func render(_ batch: Batch) throws {
    let labels = batch.schema.fields.map { terminalText($0.label) }
    let width = labels.map { terminalWidth($0) }.max() ?? 0
    let heads = labels.map { label in
      "  " + label + String(repeating: " ", count: width + 2 - terminalWidth(label))
    }
    let cells = batch.columns.map { CellText(onTerminal: $0, of: batch) }
    for table in 0..<batch.tableCount {
      if !(table == 0 && batch.continuesTable) { tableNumber += 1 }
      for row in batch.rows(ofTable: table) {
        rowNumber += 1
        try output.append("row \(rowNumber), table \(tableNumber)\n")
        for (head, cell) in zip(heads, cells) {
          try output.append { text in
            text.append(contentsOf: head.utf8)
            let isPresent = cell.append(row: row, table: table, to: &text)
            if !isPresent { text.append(contentsOf: "null".utf8) }
            text.append(0x0A)
          }
        }
      }
    }
  }

  package func end() throws {}
  package func finish() throws { try output.flush() }
}
