import Columnar
import Execution
import Interpreter
import Planning

/// Tables of nested queries.
extension Call {
  /// The first table of the stream whose group key passes the test `fn`; nil for none.
  func findTable() throws -> Batch? {
    let test = try function("fn")
    let batches = try evaluation.runner.run(try stream())
    var pieces: [Batch] = []
    for batch in batches {
      for table in 0..<batch.tableCount {
        if table == 0, batch.continuesTable {
          if !pieces.isEmpty { pieces.append(try batch.sliced(tables: 0..<1)) }
          continue
        }
        if !pieces.isEmpty { return try oneTable(of: pieces, budget: evaluation.context.budget) }
        let key = RecordValue(
          zip(batch.schema.keyIndices, batch.key(ofTable: table)).map { index, value in
            let field = batch.schema.fields[index]
            return (label: field.label, value: Value(value, type: field.type))
          })
        let verdict = try test.call(
          Arguments([("key", .record(key))]), in: evaluation, at: span)
        if case .bool(true) = verdict { pieces = [try batch.sliced(tables: table..<(table + 1))] }
      }
    }
    return pieces.isEmpty ? nil : try oneTable(of: pieces, budget: evaluation.context.budget)
  }

  /// The first table of a stream, run to its end; nil for a stream without tables.
  func wholeTable(_ name: String) throws -> Batch? {
    var pieces: [Batch] = []
    for batch in try evaluation.runner.run(try stream(name)) where batch.tableCount > 0 {
      if !pieces.isEmpty, !batch.continuesTable { break }
      pieces.append(try batch.sliced(tables: 0..<1))
      if batch.tableCount > 1 { break }
    }
    return pieces.isEmpty ? nil : try oneTable(of: pieces, budget: evaluation.context.budget)
  }
}

extension Batch {
  /// The cells of a column of the only table as values.
  func values(ofColumn index: Int) -> [Value] {
    (0..<rowCount).map { Value(cell(index, $0, 0), type: schema.fields[index].type) }
  }

  /// A row of the only table as a record.
  func record(ofRow row: Int) -> RecordValue { record(ofRow: row, table: 0) }

  func record(ofRow row: Int, table: Int) -> RecordValue {
    RecordValue(
      schema.fields.enumerated().map { index, field in
        (label: field.label, value: Value(cell(index, row, table), type: field.type))
      })
  }
}
