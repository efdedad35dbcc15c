import Columnar
import Planning

/// `pivot`: values become columns, named after the texts of the column key; rows are told apart by
/// the row key. Rows and new columns come in the order in which they were first seen.
///
/// Input tables whose key is the same without the column key and the value become one table. Values
/// of one new column must be of one type; other columns may have other types.
final class PivotOperator: UnaryOperator {
  private let rowKey: [String]
  private let columnKey: [String]
  private let valueColumn: String
  /// Brings the rows of one output table together.
  private let collector: TableCollector
  private var wholeTables: WholeTables
  /// The type of the first values; those of other types travel in columns of their own.
  private var firstType: ColumnType?

  init(rowKey: [String], columnKey: [String], valueColumn: String, _ setup: OperatorSetup) throws {
    self.rowKey = rowKey
    self.columnKey = columnKey
    self.valueColumn = valueColumn
    for label in rowKey where columnKey.contains(label) {
      throw setup.failure(
        .pivotInvalid, "column name found in both rowKey and colKey: \(label)")
    }
    collector = TableCollector(setup, onRepeatedKey: .merge)
    wholeTables = WholeTables(budget: setup.context.budget)
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    let schema = batch.schema
    for label in rowKey where schema.index(of: label) == nil {
      throw setup.failure(
        .pivotInvalid, "specified row key column does not exist in table: \(label)")
    }
    for label in columnKey + [valueColumn] where schema.index(of: label) == nil {
      throw setup.failure(.pivotInvalid, "specified column does not exist in table: \(label)")
    }
    let removed = columnKey + [valueColumn]
    let key = schema.keyIndices.filter { !removed.contains(schema.fields[$0].label) }
    var prepared = batch.with(
      schema: Schema(fields: schema.fields, keyIndices: key), columns: batch.columns)
    if let value = schema.index(of: valueColumn) {
      let type = schema.fields[value].type
      if let firstType, firstType != type {
        prepared = try markingType(prepared, value)
      } else {
        firstType = type
      }
    }
    try collector.add(prepared)
  }

  /// No column of a script begins with a NUL.
  private static let typeLabel = "\0type"
  private static func valueLabel(_ type: ColumnType) -> String { "\0\(type.name)" }

  /// The batch with its values under a label of their type, and the type in every row.
  private func markingType(_ batch: Batch, _ value: Int) throws -> Batch {
    var schema = batch.schema
    let type = schema.fields[value].type
    schema.fields[value].label = Self.valueLabel(type)
    schema.fields.append(Field(Self.typeLabel, .string))
    let marks = ColumnBuilder(type: .string, budget: budget)
    for _ in 0..<batch.tableCount { try marks.append(string: Self.valueLabel(type)) }
    return batch.with(schema: schema, columns: batch.columns + [try marks.finishConstant()])
  }

  /// Where a row's value stands.
  private func valueIndex(_ batch: Batch, _ row: Int, _ marks: Int?) -> Int? {
    if let marks,
      case .string(let label) = batch.scalar(
        column: marks, row: row, table: batch.table(ofRow: row))
    {
      return batch.schema.index(of: label)
    }
    return batch.schema.index(of: valueColumn)
  }

  override func complete() throws {
    let sink = PivotSink(self)
    try collector.finish(into: sink)
    try sink.finish()
  }

  fileprivate func pivot(_ batch: Batch) throws {
    for whole in try wholeTables.add(batch) { try pivotTables(whole) }
  }

  fileprivate func finishTables() throws {
    for whole in try wholeTables.finish() { try pivotTables(whole) }
  }

  private func pivotTables(_ batch: Batch) throws {
    for table in 0..<batch.tableCount {
      try setup.context.checkCancellation()
      try setup.output.consume(pivoted(batch.sliced(tables: table..<(table + 1), budget: budget)))
    }
  }

  /// One table pivoted.
  private func pivoted(_ batch: Batch) throws -> Batch {
    let schema = batch.schema
    let kept = schema.fields.indices.filter { index in
      schema.isKey(index) || rowKey.contains(schema.fields[index].label)
    }
    let rows = try RowNumbering(
      batch, by: rowKey.compactMap { schema.index(of: $0) }, insideTables: false, budget: budget)
    let firstRows = rows.firstRows
    let columns = try pivotedColumns(batch, rows, kept)
    var output = Schema(fields: kept.map { schema.fields[$0] }, keyIndices: [])
    output.keyIndices = schema.keyIndices.compactMap { kept.firstIndex(of: $0) }
    var parts = try kept.map { index in
      schema.isKey(index)
        ? batch.columns[index]
        : try batch.columns[index].gathered(
          rows: firstRows, tableStarts: batch.tableStarts, budget: budget)
    }
    for (label, value, sources) in columns {
      output.fields.append(Field(label, schema.fields[value].type))
      parts.append(
        try batch.columns[value].gathered(
          rows: sources, tableStarts: batch.tableStarts, budget: budget))
    }
    let starts = try BufferSlice.copying(
      [0, Int32(truncatingIfNeeded: firstRows.count)], budget: budget)
    return Batch(schema: output, columns: parts, tableStarts: starts)
  }

  /// For each new column its label, the column of its values and, for each output row, the input
  /// row of its value or -1. Errors: `X0005` for values of two types in one new column.
  private func pivotedColumns(
    _ batch: Batch, _ outputRows: RowNumbering, _ kept: [Int]
  ) throws -> [(label: String, value: Int, sources: BufferSlice<Int32>)] {
    let indices = columnKey.compactMap { batch.schema.index(of: $0) }
    let keys = try RowNumbering(batch, by: indices, insideTables: false, budget: budget)
    let rowCount = outputRows.count
    let marks = batch.schema.index(of: Self.typeLabel)
    var columns: [(label: String, value: Int, sources: Buffer<Int32>)] = []
    var positions: [String: Int] = [:]
    // Of each key: several may have one label.
    var columnOfKey: [Int] = []
    // A key's first row tells its column; where values have several types, each row is looked at.
    let rows = marks == nil ? keys.firstRows.values.map(Int.init) : Array(0..<batch.rowCount)
    for row in rows {
      let number = Int(keys.numbers.pointer[row])
      if number == columnOfKey.count {
        let label = columnLabel(batch, row, indices)
        try refuseTakenLabel(label, batch.schema, kept)
        if let known = positions[label] {
          columnOfKey.append(known)
        } else {
          let sources = try Buffer<Int32>(capacity: rowCount, budget: budget)
          sources.base.update(repeating: -1, count: rowCount)
          positions[label] = columns.count
          columnOfKey.append(columns.count)
          columns.append((label, valueIndex(batch, row, marks) ?? 0, sources))
        }
      }
      if marks != nil { try checkType(columns[columnOfKey[number]], batch, row, marks) }
    }
    let targets = columnOfKey.map { columns[$0].sources.base }
    for row in 0..<batch.rowCount {
      let target = targets[Int(keys.numbers.pointer[row])]
      target[Int(outputRows.numbers.pointer[row])] = Int32(truncatingIfNeeded: row)
    }
    return columns.map { ($0.label, $0.value, BufferSlice($0.sources, count: rowCount)) }
  }

  private func checkType(
    _ column: (label: String, value: Int, sources: Buffer<Int32>), _ batch: Batch, _ row: Int,
    _ marks: Int?
  ) throws {
    guard let value = valueIndex(batch, row, marks), value != column.value else { return }
    let types = [column.value, value].map { batch.schema.fields[$0].type.name }
    throw setup.failure(
      .schemaCollision,
      "schema collision detected: column \"\(column.label)\" is both of type \(types[0]) and "
        + types[1])
  }

  private func columnLabel(_ batch: Batch, _ row: Int, _ indices: [Int]) -> String {
    indices.map { index in
      let value = batch.scalar(column: index, row: row, table: batch.table(ofRow: row))
      if case .float(let number) = value { return formatFloatExponent(number) }
      return scalarText(value)
    }.joined(separator: "_")
  }

  private func refuseTakenLabel(_ label: String, _ schema: Schema, _ kept: [Int]) throws {
    guard kept.contains(where: { schema.fields[$0].label == label }) else { return }
    throw setup.failure(
      .pivotInvalid,
      "value \"\(label)\" appears in a column key column, but a column named \"\(label)\" already "
        + "exists; consider renaming \"\(label)\"")
  }
}

/// Takes the collected tables back.
private final class PivotSink: BatchSink {
  private let pivot: PivotOperator

  init(_ pivot: PivotOperator) { self.pivot = pivot }

  func consume(_ batch: Batch) throws { try pivot.pivot(batch) }
  func finish() throws { try pivot.finishTables() }
}
