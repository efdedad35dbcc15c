import Columnar
import Diagnostics
import Interpreter
import Planning

/// `join.tables` and its like: tables of equal group keys, rows matched by sorted columns, each
/// output row made by a function of both rows.
struct TableJoin: Sendable {
  enum Method: String, Sendable { case inner, left, right, full }

  let method: Method
  let on: [(left: String, right: String)]
  let combine: any FunctionValue
  /// Names of the function's parameters.
  let parameters: (left: String, right: String)
  let evaluation: Evaluation

  private var keepsLeft: Bool { method == .left || method == .full }
  private var keepsRight: Bool { method == .right || method == .full }

  /// A table of one side.
  private struct Side {
    let batch: Batch
    let table: Int
    let on: [Int]

    func key(ofRow row: Int) -> [Scalar] { on.map { batch.cell($0, row, table) } }

    /// Rows sorted by the join columns, nulls first; equal ones stay in order.
    func sortedRows() -> [(key: [Scalar], row: Int)] {
      batch.rows(ofTable: table).map { (key(ofRow: $0), $0) }.sorted { order($0.0, $1.0) < 0 }
    }
  }

  /// Tables sorted by key. Errors: `X0101`, and what the function throws.
  func joined(_ left: [Batch], _ right: [Batch], _ step: StepContext) throws -> [Batch] {
    if method != .inner, left.isEmpty || right.isEmpty {
      throw step.failure("cannot join on an empty table")
    }
    let lefts = try sides(left, on.map(\.left), "left", step)
    let rights = try sides(right, on.map(\.right), "right", step)
    var partners: [Int: Int] = [:]
    var results: [Batch] = []
    for leftSide in lefts {
      let index = rights.firstIndex {
        compareGroupKeys(leftSide.batch, leftSide.table, $0.batch, $0.table) == 0
      }
      if let index { partners[index] = 1 }
      results += try pair(leftSide, index.map { rights[$0] }, lefts, rights, step)
    }
    for (index, side) in rights.enumerated() where partners[index] == nil {
      results += try pair(nil, side, lefts, rights, step)
    }
    return try sortedByKey(results, mergesEqualKeys: true, step)
  }

  private func sides(
    _ batches: [Batch], _ labels: [String], _ name: String, _ step: StepContext
  ) throws -> [Side] {
    try batches.flatMap { batch -> [Side] in
      let indices = try labels.map { label in
        guard let index = batch.schema.index(of: label) else {
          throw step.failure(
            "cannot set join columns in \(name) table stream: table is missing column '\(label)'",
            .stepColumn)
        }
        return index
      }
      return (0..<batch.tableCount).map { Side(batch: batch, table: $0, on: indices) }
    }
  }

  private func pair(
    _ left: Side?, _ right: Side?, _ lefts: [Side], _ rights: [Side], _ step: StepContext
  ) throws -> [Batch] {
    guard let owner = left ?? right else { return [] }
    var rows = JoinedRows(owner.batch, owner.table, step)
    let emptyLeft = absent(left, lefts, like: owner)
    let emptyRight = absent(right, rights, like: owner)
    func emit(_ a: Int?, _ b: Int?) throws {
      let leftRow = a.flatMap { row in left.map { $0.batch.record(ofRow: row, table: $0.table) } }
      let rightRow = b.flatMap { row in
        right.map { $0.batch.record(ofRow: row, table: $0.table) }
      }
      let result = try combine.call(
        Arguments([
          (parameters.left, .record(leftRow ?? emptyLeft)),
          (parameters.right, .record(rightRow ?? emptyRight)),
        ]), in: evaluation, at: step.origin.span)
      try rows.append(result)
    }
    let a = left?.sortedRows() ?? []
    let b = right?.sortedRows() ?? []
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      let direction = i == a.count ? 1 : j == b.count ? -1 : order(a[i].key, b[j].key)
      if direction == 0, !a[i].key.contains(.null) {
        let iEnd = a[i...].firstIndex { order($0.key, a[i].key) != 0 } ?? a.count
        let jEnd = b[j...].firstIndex { order($0.key, b[j].key) != 0 } ?? b.count
        for x in a[i..<iEnd] { for y in b[j..<jEnd] { try emit(x.row, y.row) } }
        i = iEnd
        j = jEnd
      } else if direction <= 0 {
        if keepsLeft { try emit(a[i].row, nil) }
        i += 1
      } else {
        if keepsRight { try emit(nil, b[j].row) }
        j += 1
      }
    }
    return try rows.finish()
  }

  /// A row of nulls, but for the key, with the columns of the table or of any on that side.
  private func absent(_ side: Side?, _ all: [Side], like owner: Side) -> RecordValue {
    var record = RecordValue([])
    for schema in side.map({ [$0.batch.schema] }) ?? all.map(\.batch.schema) {
      for field in schema.fields where record[field.label] == nil {
        record[field.label] = .null(field.type.basicType)
      }
    }
    for index in owner.batch.schema.keyIndices {
      let field = owner.batch.schema.fields[index]
      record[field.label] = Value(
        owner.batch.columns[index].constantScalar(table: owner.table), type: field.type)
    }
    return record
  }
}

/// Order of join keys, nulls first.
private func order(_ a: [Scalar], _ b: [Scalar]) -> Int {
  for (x, y) in zip(a, b) {
    let order = compareScalars(x, y)
    if order != 0 { return order }
  }
  return 0
}

/// The output rows of one pair of tables; columns sorted by label, the key unchanged.
private struct JoinedRows {
  private let batch: Batch
  private let table: Int
  private let step: StepContext
  private var records: [RecordValue] = []

  init(_ batch: Batch, _ table: Int, _ step: StepContext) {
    self.batch = batch
    self.table = table
    self.step = step
  }

  mutating func append(_ value: Value) throws {
    guard case .record(let record) = value else {
      throw step.failure("expected a record from the join function, got \(value.typeText)")
    }
    for index in batch.schema.keyIndices {
      let field = batch.schema.fields[index]
      let wanted = batch.columns[index].constantScalar(table: table)
      if record[field.label]?.scalar != wanted {
        throw step.failure(
          "join cannot modify group key: output record has a missing or invalid value for "
            + "column '\(field.label):\(field.type.name)'")
      }
    }
    records.append(record)
  }

  func finish() throws -> [Batch] {
    if records.isEmpty { return [] }
    var types: [String: ColumnType] = [:]
    for record in records {
      for (label, value) in record.fields where types[label] == nil {
        if case .null(nil) = value { continue }
        guard let type = value.unwrapped.basicType?.columnType else {
          throw step.failure(
            "join object property \"\(label)\" is \(value.typeText) type which is not supported "
              + "in a flux table")
        }
        types[label] = type
      }
    }
    let fields = types.sorted { $0.key < $1.key }.map { Field($0.key, $0.value) }
    let keyLabels = batch.schema.keyLabels
    let schema = Schema(
      fields: fields,
      keyIndices: keyLabels.compactMap { label in fields.firstIndex { $0.label == label } })
    let builder = BatchBuilder(schema: schema, budget: step.budget)
    try builder.beginTable(key: batch.key(ofTable: table))
    for record in records {
      try builder.appendRow(
        try fields.map { field in
          let cell = record[field.label]?.unwrapped.scalar ?? .null
          guard cell == .null || cell.type == field.type else {
            throw step.failure("column \"\(field.label)\" is of two types")
          }
          return cell
        })
    }
    return [try builder.finish()]
  }
}
