import Columnar

/// A result held for comparison: its batches, with a list of its tables.
struct CollectedResult {
  let name: String
  private(set) var batches: [Batch] = []
  private(set) var tables: [CollectedTable] = []
  private(set) var rowCount = 0

  init(name: String) { self.name = name }

  mutating func append(_ batch: Batch) {
    let index = batches.count
    batches.append(batch)
    rowCount += batch.rowCount
    for table in 0..<batch.tableCount {
      let rows = batch.rows(ofTable: table)
      let piece = CollectedTable.Piece(batch: index, table: table, rows: rows)
      if table == 0, batch.continuesTable, !tables.isEmpty {
        tables[tables.count - 1].pieces.append(piece)
        tables[tables.count - 1].rowCount += rows.count
      } else {
        tables.append(
          CollectedTable(
            key: keyOf(batch, table), schema: batch.schema, pieces: [piece], rowCount: rows.count))
      }
    }
  }

  /// Labels in order of first appearance, with all types that they have.
  var columns: [(label: String, types: Set<ColumnType>)] {
    var order: [String] = []
    var types: [String: Set<ColumnType>] = [:]
    for field in batches.flatMap(\.schema.fields) {
      if types[field.label] == nil { order.append(field.label) }
      types[field.label, default: []].insert(field.type)
    }
    return order.map { ($0, types[$0] ?? []) }
  }

  /// Labels that are in the key of some table.
  var keyLabels: Set<String> { Set(batches.flatMap(\.schema.keyLabels)) }

  /// The cells of a table's row under the labels; null for an absent column.
  func row(_ labels: [String], _ table: CollectedTable, _ row: Int) -> [Scalar] {
    var rest = row
    for piece in table.pieces {
      if rest < piece.rows.count {
        let batch = batches[piece.batch]
        return labels.map { label in
          guard let column = batch.schema.index(of: label) else { return .null }
          return batch.scalar(
            column: column, row: piece.rows.lowerBound + rest, table: piece.table)
        }
      }
      rest -= piece.rows.count
    }
    return labels.map { _ in .null }
  }

  private func keyOf(_ batch: Batch, _ table: Int) -> [String: Scalar] {
    Dictionary(
      zip(batch.schema.keyLabels, batch.key(ofTable: table)),
      uniquingKeysWith: { first, _ in first })
  }
}

/// One table, maybe over several batches.
struct CollectedTable {
  struct Piece {
    let batch: Int
    let table: Int
    let rows: Range<Int>
  }

  let key: [String: Scalar]
  let schema: Schema
  var pieces: [Piece]
  var rowCount: Int

  /// `{meter: "m0007"}`, labels in order.
  func keyText(_ labels: [String]) -> String {
    let parts = labels.sorted().compactMap { label in
      key[label].map { "\(label): \(cellText($0))" }
    }
    return "{\(parts.joined(separator: ", "))}"
  }
}

/// A cell in messages.
func cellText(_ value: Scalar) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .int(let value): String(value)
  case .uint(let value): String(value)
  case .float(let value): formatFloat(value)
  case .string(let value): "\"\(value)\""
  case .time(let value): formatTimeTrimmed(value)
  }
}
