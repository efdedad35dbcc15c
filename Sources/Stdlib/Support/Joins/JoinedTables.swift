import Columnar
import Interpreter

/// Tables made of the records that a join's function gave: columns sorted by label, the key
/// unchanged. Tables that follow each other with one schema share a batch.
struct JoinedTables {
  private let step: StepContext
  private var owner: JoinTable?
  private var records: [RecordValue] = []
  /// Of each record.
  private var pieces: [UInt64] = []
  private var piece: UInt64 = 0
  private var pieceRows = 0

  private var builder: BatchBuilder?
  private var numbers: ColumnBuilder
  private var finished: [Batch] = []

  init(_ step: StepContext) {
    self.step = step
    numbers = ColumnBuilder(type: .int, budget: step.budget)
  }

  /// The records to come belong to a table with the key of this one.
  mutating func begin(_ table: JoinTable) {
    owner = table
    records = []
    pieces = []
  }

  mutating func beginPiece() {
    piece += 1
    pieceRows = 0
  }

  /// Errors: `X0101` for what is no record, or has another key.
  mutating func append(_ value: Value) throws {
    guard let owner else { return }
    guard case .record(let record) = value else {
      throw step.failure("expected a record from the join function, got \(value.typeText)")
    }
    for index in owner.batch.schema.keyIndices {
      let field = owner.batch.schema.fields[index]
      let wanted = owner.batch.columns[index].constantScalar(table: owner.table)
      if record[field.label]?.scalar != wanted {
        throw step.failure(
          "join cannot modify group key: output record has a missing or invalid value for "
            + "column '\(field.label):\(field.type.name)'")
      }
    }
    if pieceRows == pieceRowsMax { beginPiece() }
    pieceRows += 1
    records.append(record)
    pieces.append(piece)
  }

  /// The table is complete; without records there is none. Errors: `X0101` for a column that no
  /// table can hold.
  mutating func end() throws {
    guard let owner, !records.isEmpty else { return }
    let fields = try fields()
    let schema = Schema(
      fields: fields,
      keyIndices: owner.batch.schema.keyLabels.compactMap { label in
        fields.firstIndex { $0.label == label }
      })
    if builder?.schema != schema || (builder?.rowCount ?? 0) >= step.context.batchRowsMax {
      try flush()
    }
    let target = builder ?? BatchBuilder(schema: schema, budget: step.budget)
    builder = target
    try target.beginTable(key: owner.batch.key(ofTable: owner.table))
    for (record, number) in zip(records, pieces) {
      let cells = try fields.map { field in
        let cell = record[field.label]?.unwrapped.scalar ?? .null
        guard cell == .null || cell.type == field.type else {
          throw step.failure("column \"\(field.label)\" is of two types")
        }
        return cell
      }
      try target.appendRow(cells)
      try numbers.append(word: number)
    }
    records = []
    pieces = []
  }

  private func fields() throws -> [Field] {
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
    return types.sorted { $0.key < $1.key }.map { Field($0.key, $0.value) }
  }

  private mutating func flush() throws {
    guard let target = builder else { return }
    builder = nil
    finished.append(try target.finish().with(pieces: try numbers.finishPlain()))
  }

  /// The batches of all tables. Errors: `MemoryExhausted`.
  mutating func finish() throws -> [Batch] {
    try flush()
    return finished
  }
}
