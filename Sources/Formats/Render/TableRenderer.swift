import Columnar

/// Aligned text for people, in the shape of upstream's command line tool.
///
/// Key columns stand first; a column is as wide as its type's usual text, its label, or the widest
/// cell of the table's first batch. Control characters in data are escaped.
package final class TableRenderer: ResultRenderer {
  private let output: TextOutput
  /// Column positions in the order shown, and their widths in characters.
  private var order: [Int] = []
  private var widths: [Int] = []
  private var hasRows = false
  /// The open table as long as it has no rows; an empty table shows its column labels.
  private var emptySchema: Schema?

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws {
    try output.append { text in
      text.append(contentsOf: "Result: ".utf8)
      TableRenderer.append(name, to: &text)
      text.append(0x0A)
    }
  }

  package func render(_ batch: Batch) throws {
    let cells = batch.columns.map { column in
      CellText(column, of: batch, times: .nineDigits) { ControlEscapes.append($0, to: &$1) }
    }
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      if !(table == 0 && batch.continuesTable) {
        try flushEmptyTable()
        try beginTable(batch.schema)
        emptySchema = batch.schema
        hasRows = false
      }
      if rows.isEmpty { continue }
      if !hasRows {
        measure(batch.schema, cells, rows, table)
        try writeHeader(batch.schema)
        try writeDashes()
        emptySchema = nil
        hasRows = true
      }
      for row in rows { try write(row, table, cells) }
    }
  }

  private func beginTable(_ schema: Schema) throws {
    order = schema.keyIndices + schema.fields.indices.filter { !schema.isKey($0) }
    widths = order.map { position in
      let field = schema.fields[position]
      return max(TableRenderer.widthMin(field.type), TableRenderer.shown(field).count)
    }
    try output.append { text in
      text.append(contentsOf: "Table: keys: [".utf8)
      for (index, label) in schema.keyLabels.enumerated() {
        if index > 0 { text.append(contentsOf: ", ".utf8) }
        TableRenderer.append(label, to: &text)
      }
      text.append(contentsOf: "]\n".utf8)
    }
  }

  private func measure(_ schema: Schema, _ cells: [CellText], _ rows: Range<Int>, _ table: Int) {
    var text: [UInt8] = []
    for (index, position) in order.enumerated() {
      for row in rows {
        text.removeAll(keepingCapacity: true)
        _ = cells[position].append(row: row, table: table, to: &text)
        widths[index] = max(widths[index], TableRenderer.characters(text[...]))
        if schema.isKey(position) { break }
      }
    }
  }

  private func writeHeader(_ schema: Schema) throws {
    try output.append { text in
      for (index, position) in order.enumerated() {
        let start = text.count
        TableRenderer.append(TableRenderer.shown(schema.fields[position]), to: &text)
        pad(&text, from: start, to: widths[index])
      }
      text.append(0x0A)
    }
  }

  private func writeDashes() throws {
    try output.append { text in
      for width in widths {
        text.append(contentsOf: repeatElement(0x2D, count: width))
        text.append(contentsOf: [0x20, 0x20])
      }
      text.append(0x0A)
    }
  }

  private func write(_ row: Int, _ table: Int, _ cells: [CellText]) throws {
    try output.append { text in
      for (index, position) in order.enumerated() {
        let start = text.count
        _ = cells[position].append(row: row, table: table, to: &text)
        pad(&text, from: start, to: widths[index])
      }
      text.append(0x0A)
    }
  }

  /// Moves what was appended since `start` to the right end of its column.
  private func pad(_ text: inout [UInt8], from start: Int, to width: Int) {
    let missing = width - TableRenderer.characters(text[start...])
    if missing > 0 { text.insert(contentsOf: repeatElement(0x20, count: missing), at: start) }
    text.append(contentsOf: [0x20, 0x20])
  }

  private static func characters(_ text: ArraySlice<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  private static func append(_ string: String, to text: inout [UInt8]) {
    var copy = string
    copy.withUTF8 { ControlEscapes.append($0, to: &text) }
  }

  private static func shown(_ field: Field) -> String { "\(field.label):\(field.type.name)" }

  private static func widthMin(_ type: ColumnType) -> Int {
    switch type {
    case .bool: 12
    case .int: 26
    case .uint: 27
    case .float: 28
    case .string: 22
    case .time: 30
    }
  }

  private func flushEmptyTable() throws {
    if let emptySchema { try writeHeader(emptySchema) }
    emptySchema = nil
  }

  package func end() throws { try flushEmptyTable() }
  package func finish() throws { try output.flush() }
}
