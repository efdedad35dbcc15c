import Columnar

/// A Markdown table for each table of a result, under a heading line with its group key.
package final class MarkdownRenderer: ResultRenderer {
  private let output: TextOutput

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws {
    try output.append { text in
      text.append(contentsOf: "**Result** `".utf8)
      var copy = name
      copy.withUTF8 { MarkdownRenderer.append($0, to: &text) }
      text.append(contentsOf: "`\n".utf8)
    }
  }

  package func render(_ batch: Batch) throws {
    let cells = batch.columns.map { column in
      CellText(column, of: batch) { MarkdownRenderer.append($0, to: &$1) }
    }
    for table in 0..<batch.tableCount {
      if !(table == 0 && batch.continuesTable) { try writeHeader(batch, table: table) }
      for row in batch.rows(ofTable: table) {
        try output.append { text in
          text.append(0x7C)
          for cell in cells {
            text.append(0x20)
            _ = cell.append(row: row, table: table, to: &text)
            text.append(contentsOf: " |".utf8)
          }
          text.append(0x0A)
        }
      }
    }
  }

  private func writeHeader(_ batch: Batch, table: Int) throws {
    let schema = batch.schema
    let key = batch.key(ofTable: table)
    try output.append { text in
      text.append(0x0A)
      if !key.isEmpty {
        let pairs = zip(schema.keyLabels, key).map { "\($0) = \(AnnotatedCSVRenderer.text($1))" }
        var line = pairs.joined(separator: ", ")
        line.withUTF8 { MarkdownRenderer.append($0, to: &text) }
        text.append(contentsOf: "\n\n".utf8)
      }
      text.append(0x7C)
      for field in schema.fields {
        text.append(0x20)
        var label = field.label
        label.withUTF8 { MarkdownRenderer.append($0, to: &text) }
        text.append(contentsOf: " |".utf8)
      }
      text.append(contentsOf: "\n|".utf8)
      for field in schema.fields {
        text.append(contentsOf: (field.type.isNumeric ? " ---: |" : " --- |").utf8)
      }
      text.append(0x0A)
    }
  }

  /// Escapes what would end a cell or start markup, and shows control characters.
  private static func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    let start = text.count
    ControlEscapes.append(cell, to: &text)
    let special = Set("|<>*`[]&".utf8)
    guard text[start...].contains(where: special.contains) else { return }
    let plain = Array(text[start...])
    text.removeSubrange(start...)
    for byte in plain {
      if special.contains(byte) { text.append(0x5C) }
      text.append(byte)
    }
  }

  package func end() throws { try output.append("\n") }
  package func finish() throws { try output.flush() }
}
