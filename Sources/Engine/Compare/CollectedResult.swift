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

  /// The cells of one row of a table under the labels; null for an absent column.
  func row(_ labels: [String], _ table: CollectedTable, _ row: Int) -> [Scalar] {
    var reader = RowReader(self, table, labels)
    for _ in 0..<row { reader.skip() }
    return reader.next() ?? labels.map { _ in .null }
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

/// Goes through a table's rows once, from the first to the last.
struct RowReader {
  private let result: CollectedResult
  private let table: CollectedTable
  private let labels: [String]
  private var piece = 0
  private var offset = 0
  /// Where the labels stand in the batch at hand.
  private var columns: [Int?] = []

  init(_ result: CollectedResult, _ table: CollectedTable, _ labels: [String]) {
    self.result = result
    self.table = table
    self.labels = labels
  }

  /// The next row's cells; nil after the last row.
  mutating func next() -> [Scalar]? {
    while piece < table.pieces.count {
      let current = table.pieces[piece]
      let batch = result.batches[current.batch]
      if columns.isEmpty { columns = labels.map { batch.schema.index(of: $0) } }
      if offset < current.rows.count {
        let row = current.rows.lowerBound + offset
        offset += 1
        return columns.map { column in
          column.map { batch.scalar(column: $0, row: row, table: current.table) } ?? .null
        }
      }
      piece += 1
      offset = 0
      columns = []
    }
    return nil
  }

  mutating func skip() { _ = next() }
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
