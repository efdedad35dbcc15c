import Columnar
import Diagnostics

/// Annotated CSV with `\r\n` line ends, as upstream writes it.
///
/// A new block of annotations starts where the schema or the key columns change, or where a table
/// is empty; tables of one result count up from 0, and a blank line follows every result.
package final class AnnotatedCSVRenderer: ResultRenderer {
  private let output: TextOutput
  private var resultName = ""
  /// Number of the table to come; one more than the last one written.
  private var tableNumber = 0
  /// The schema whose annotations stand above the last rows; nil when none may be continued.
  private var openSchema: Schema?
  private var isFirstBlock = true
  /// A table that so far had no rows; it is written when the next batch does not continue it.
  private var emptyTable: (schema: Schema, key: [Scalar])?

  package init(_ output: TextOutput) { self.output = output }

  package func begin(result name: String) throws {
    resultName = name
    tableNumber = 0
    openSchema = nil
    isFirstBlock = true
  }

  package func render(_ batch: Batch) throws {
    let cells = batch.columns.map { column in
      CellText(column, of: batch) { CSVQuoting.append($0, to: &$1) }
    }
    for table in 0..<batch.tableCount {
      let continues = table == 0 && batch.continuesTable
      let rows = batch.rows(ofTable: table)
      if rows.isEmpty {
        if continues { continue }
        try flushEmptyTable()
        emptyTable = (batch.schema, batch.key(ofTable: table))
        continue
      }
      if continues, emptyTable != nil {
        emptyTable = nil
        try startTable(batch.schema)
      } else if !continues {
        try flushEmptyTable()
        try startTable(batch.schema)
      }
      try write(rows, table: table, cells)
    }
  }

  private func startTable(_ schema: Schema) throws {
    if openSchema != schema { try writeAnnotations(schema, emptyKey: nil) }
    openSchema = schema
    tableNumber += 1
  }

  private func write(_ rows: Range<Int>, table: Int, _ cells: [CellText]) throws {
    for row in rows {
      try output.append { text in
        text.append(contentsOf: [0x2C, 0x2C])
        appendInt(Int64(tableNumber - 1), to: &text)
        for cell in cells {
          text.append(0x2C)
          _ = cell.append(row: row, table: table, to: &text)
        }
        text.append(contentsOf: [0x0D, 0x0A])
      }
    }
  }

  private func flushEmptyTable() throws {
    guard let (schema, key) = emptyTable else { return }
    emptyTable = nil
    try writeAnnotations(schema, emptyKey: key)
    openSchema = nil
    tableNumber += 1
  }

  private func writeAnnotations(_ schema: Schema, emptyKey: [Scalar]?) throws {
    if !isFirstBlock { try output.append("\r\n") }
    isFirstBlock = false
    var defaults = Array(repeating: "", count: schema.fields.count)
    if let emptyKey {
      for (position, index) in schema.keyIndices.enumerated() {
        defaults[index] = AnnotatedCSVRenderer.text(emptyKey[position])
      }
    }
    let number = emptyKey == nil ? "" : String(tableNumber)
    let fields = schema.fields
    try writeRow(
      ["#datatype", "string", "long"] + fields.map { AnnotatedCSVRenderer.name($0.type) })
    try writeRow(
      ["#group", "false", "false"] + fields.indices.map { schema.isKey($0) ? "true" : "false" })
    try writeRow(["#default", resultName, number] + defaults)
    try writeRow(["", "result", "table"] + fields.map(\.label))
  }

  private func writeRow(_ cells: [String]) throws {
    try output.append { text in
      for (index, cell) in cells.enumerated() {
        if index > 0 { text.append(0x2C) }
        CSVQuoting.append(cell, to: &text)
      }
      text.append(contentsOf: [0x0D, 0x0A])
    }
  }

  package func end() throws {
    try flushEmptyTable()
    try output.append("\r\n")
  }

  /// An error table, once something was written; else the caller reports the failure.
  package func fail(_ failure: QueryFailure) throws -> Bool {
    guard output.hasWritten else { return false }
    try flushEmptyTable()
    try output.append("\r\n")
    try writeRow(["#datatype", "string", "string"])
    try writeRow(["#group", "true", "true"])
    try writeRow(["#default", "", ""])
    try writeRow(["", "error", "reference"])
    try writeRow(["", failure.message, ""])
    try output.flush()
    return true
  }

  package func finish() throws { try output.flush() }

  static func name(_ type: ColumnType) -> String {
    switch type {
    case .bool: "boolean"
    case .int: "long"
    case .uint: "unsignedLong"
    case .float: "double"
    case .string: "string"
    case .time: "dateTime:RFC3339"
    }
  }

  /// A key value as a cell; null is empty.
  static func text(_ value: Scalar) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .float(let value): formatFloat(value)
    case .string(let value): value
    case .time(let value): formatTimeTrimmed(value)
    }
  }
}
