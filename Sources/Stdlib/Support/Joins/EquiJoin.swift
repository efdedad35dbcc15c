import Columnar
import Diagnostics
import Planning

/// `join`: every pair of tables whose key columns agree in `on`, rows matched by hash.
struct EquiJoin: Sendable {
  let leftName: String
  let rightName: String
  let on: [String]

  /// Tables sorted by key; a pair without matches gives none. Errors: `X0101`.
  func joined(_ left: [Batch], _ right: [Batch], _ step: StepContext) throws -> [Batch] {
    var results: [Batch] = []
    for leftBatch in left {
      for rightBatch in right {
        guard let shape = JoinShape(leftBatch.schema, rightBatch.schema, self) else { continue }
        for leftTable in 0..<leftBatch.tableCount {
          try step.context.checkCancellation()
          for rightTable in 0..<rightBatch.tableCount
          where keysAgree(leftBatch, leftTable, rightBatch, rightTable) {
            let pair = JoinedPair(left: (leftBatch, leftTable), right: (rightBatch, rightTable))
            results += try pair.rows(shape, step)
          }
        }
      }
    }
    return try sortedByKey(results, mergesEqualKeys: true, step)
  }

  /// Columns of `on` that are in both keys must be equal for tables to pair.
  private func keysAgree(_ left: Batch, _ a: Int, _ right: Batch, _ b: Int) -> Bool {
    on.allSatisfy { label in
      guard let i = left.schema.index(of: label), let j = right.schema.index(of: label),
        left.schema.isKey(i), right.schema.isKey(j)
      else { return true }
      let value = left.columns[i].constantScalar(table: a)
      return value != .null && value == right.columns[j].constantScalar(table: b)
    }
  }
}

/// Where the columns of a joined table come from.
private struct JoinShape {
  enum Side { case left, right }

  let schema: Schema
  /// Of each output column.
  let sources: [(side: Side, index: Int)]
  let leftOn: [Int]
  let rightOn: [Int]

  /// nil when a column of `on` is missing on a side or has two types: then nothing matches.
  init?(_ left: Schema, _ right: Schema, _ join: EquiJoin) {
    var leftOn: [Int] = []
    var rightOn: [Int] = []
    for label in join.on {
      guard let i = left.index(of: label), let j = right.index(of: label),
        left.fields[i].type == right.fields[j].type
      else { return nil }
      leftOn.append(i)
      rightOn.append(j)
    }
    var columns: [(field: Field, side: Side, index: Int, isKey: Bool)] = []
    for (index, field) in left.fields.enumerated() {
      let isShared = right.index(of: field.label) != nil
      let isOn = join.on.contains(field.label)
      let label = isShared && !isOn ? field.label + "_" + join.leftName : field.label
      let inRight = isOn && right.index(of: field.label).map(right.isKey) == true
      columns.append(
        (Field(label, field.type), .left, index, left.isKey(index) || inRight))
    }
    for (index, field) in right.fields.enumerated() where !join.on.contains(field.label) {
      let isShared = left.index(of: field.label) != nil
      let label = isShared ? field.label + "_" + join.rightName : field.label
      columns.append((Field(label, field.type), .right, index, right.isKey(index)))
    }
    columns.sort { $0.field.label < $1.field.label }
    schema = Schema(
      fields: columns.map(\.field), keyIndices: columns.indices.filter { columns[$0].isKey })
    sources = columns.map { ($0.side, $0.index) }
    self.leftOn = leftOn
    self.rightOn = rightOn
  }
}

/// The rows of one pair of tables.
private struct JoinedPair {
  let left: (batch: Batch, table: Int)
  let right: (batch: Batch, table: Int)

  func rows(_ shape: JoinShape, _ step: StepContext) throws -> [Batch] {
    var partners: [[Scalar]: [Int]] = [:]
    for row in right.batch.rows(ofTable: right.table) {
      let key = shape.rightOn.map { right.batch.cell($0, row, right.table) }
      if !key.contains(.null) { partners[key, default: []].append(row) }
    }
    var matches: [(key: [Scalar], row: Int)] = []
    for row in left.batch.rows(ofTable: left.table) {
      let key = shape.leftOn.map { left.batch.cell($0, row, left.table) }
      if partners[key] != nil { matches.append((key, row)) }
    }
    if matches.isEmpty { return [] }
    matches.sort { isBefore($0.key, $1.key) }
    var builder = RowTables(shape.schema, step)
    for match in matches {
      for partner in partners[match.key] ?? [] {
        try builder.append(
          shape.sources.map { source in
            source.side == .left
              ? left.batch.cell(source.index, match.row, left.table)
              : right.batch.cell(source.index, partner, right.table)
          })
      }
    }
    return try builder.finish()
  }

  private func isBefore(_ a: [Scalar], _ b: [Scalar]) -> Bool {
    for (x, y) in zip(a, b) {
      let order = compareScalars(x, y)
      if order != 0 { return order < 0 }
    }
    return false
  }
}

/// Tables from rows whose key cells say where they belong; a column that is constant on one side
/// only may cut the rows of a pair into several tables.
struct RowTables {
  private let schema: Schema
  private let step: StepContext
  private var order: [[Scalar]] = []
  private var tables: [[Scalar]: [[Scalar]]] = [:]

  init(_ schema: Schema, _ step: StepContext) {
    self.schema = schema
    self.step = step
  }

  mutating func append(_ row: [Scalar]) throws {
    let key = schema.keyIndices.map { row[$0] }
    if tables[key] == nil { order.append(key) }
    tables[key, default: []].append(row)
  }

  func finish() throws -> [Batch] {
    if order.isEmpty { return [] }
    let builder = BatchBuilder(schema: schema, budget: step.budget)
    for key in order {
      try builder.beginTable(key: key)
      for row in tables[key] ?? [] { try builder.appendRow(row) }
    }
    return [try builder.finish()]
  }
}
