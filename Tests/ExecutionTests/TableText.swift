import Columnar
import Foundation
import Testing

/// Tables as text, for tests: a header of `label:type` fields, key columns marked `*`, then one
/// line a row. A line `--` ends a table; a line `(a,1)` is the key of an empty one. Key columns
/// stand in key order. Times are plain numbers.
struct TableText {
  struct Table {
    var schema: Schema
    var key: [Scalar]
    var rows: [[Scalar]]
  }

  var tables: [Table] = []

  init(_ text: String) throws {
    var schema: Schema?
    var open: Table?
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      if first == "--" {
        if let open { tables.append(open) }
        open = nil
      } else if first.contains(":") {
        if let open { tables.append(open) }
        open = nil
        schema = Self.schema(words)
      } else if let schema, first.hasPrefix("(") {
        if let open { tables.append(open) }
        let cells = first.dropFirst().dropLast().split(separator: ",").map(String.init)
        let key = zip(cells, schema.keyIndices).map { Self.scalar($0, schema.fields[$1].type) }
        open = nil
        tables.append(Table(schema: schema, key: key, rows: []))
      } else if let schema {
        let row = zip(words, schema.fields).map { Self.scalar($0, $1.type) }
        if open == nil {
          open = Table(schema: schema, key: schema.keyIndices.map { row[$0] }, rows: [])
        }
        open?.rows.append(row)
      }
    }
    if let open { tables.append(open) }
  }

  private static func schema(_ words: [String]) -> Schema {
    var schema = Schema(fields: [], keyIndices: [])
    for (index, word) in words.enumerated() {
      let isKey = word.hasSuffix("*")
      let parts = (isKey ? String(word.dropLast()) : word).split(separator: ":")
      let type = ColumnType.allCases.first { $0.name == parts[1] }
      schema.fields.append(Field(String(parts[0]), type ?? .string))
      if isKey { schema.keyIndices.append(index) }
    }
    return schema
  }

  private static func scalar(_ text: String, _ type: ColumnType) -> Scalar {
    if text == "null" { return .null }
    switch type {
    case .bool: return .bool(text == "true")
    case .int: return .int(Int64(text) ?? 0)
    case .uint: return .uint(UInt64(text) ?? 0)
    case .float: return .float(Double(text) ?? .nan)
    case .string: return .string(text == "\"\"" ? "" : text)
    case .time: return .time(Int64(text) ?? 0)
    }
  }

  /// Batches of at most so many rows, so that tables go on from batch to batch.
  func batches(rowsMax: Int = 1_000) throws -> [Batch] {
    var batches: [Batch] = []
    var builder: BatchBuilder?
    var continues = false
    func flush() throws {
      if let builder, builder.tableCount > 0 {
        batches.append(try builder.finish(continuesTable: continues))
      }
      continues = false
    }
    for table in tables {
      if builder?.schema != table.schema {
        try flush()
        builder = BatchBuilder(schema: table.schema, budget: nil)
      }
      try builder?.beginTable(key: table.key)
      for row in table.rows {
        if let open = builder, open.rowCount >= rowsMax {
          try flush()
          try open.beginTable(key: table.key)
          continues = true
        }
        try builder?.appendRow(row)
      }
    }
    try flush()
    return batches
  }

  /// The text of a stream. Errors: a broken batch invariant.
  static func text(_ batches: [Batch]) throws -> String {
    var lines: [String] = []
    var last: Schema?
    for batch in batches {
      try batch.checkInvariants()
      for table in 0..<batch.tableCount {
        let continues = table == 0 && batch.continuesTable
        if !continues {
          if !lines.isEmpty { lines.append("--") }
          if last != batch.schema {
            lines.append(header(batch.schema))
            last = batch.schema
          }
        }
        let rows = batch.rows(ofTable: table)
        if rows.isEmpty && !continues {
          lines.append("(" + batch.key(ofTable: table).map(cell).joined(separator: ",") + ")")
        }
        for row in rows {
          let cells = batch.columns.indices.map {
            cell(batch.scalar(column: $0, row: row, table: table))
          }
          if let index = lines.indices.last, rows.lowerBound == row, continues,
            lines[index].hasPrefix("(")
          {
            lines.remove(at: index)
          }
          lines.append(cells.joined(separator: " "))
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func header(_ schema: Schema) -> String {
    let marks = schema.fields.enumerated().map { index, field in
      "\(field.label):\(field.type.name)\(schema.isKey(index) ? "*" : "")"
    }
    let inOrder = schema.keyIndices == schema.keyIndices.sorted()
    let note = inOrder ? "" : " key=" + schema.keyLabels.joined(separator: ",")
    return marks.joined(separator: " ") + note
  }

  private static func cell(_ value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value), .time(let value): String(value)
    case .uint(let value): String(value)
    case .float(let value): "\(value)"
    case .string(let value): value.isEmpty ? "\"\"" : value
    }
  }
}
