import Columnar
import Diagnostics
import Planning
import Semantics

/// Rows between two looks at the cancellation flag.
let cancellationCheckRows = 4_096

/// Runs a lambda that is beyond typed cells: each row becomes a record and the tree walk does the
/// rest. Slow, but it can do everything, and what the typed paths must agree with.
final class DynamicRowEvaluator: RowEvaluator {
  private let lambda: RowLambda
  private let accumulator: [Field]
  private let evaluation: Evaluation
  /// Columns that the lambda can see, by position.
  private let columns: [Int]
  /// Fields of the last table of the batch before, for a table that goes on.
  private var lastFields: [Field] = []

  init(_ lambda: RowLambda, _ typed: TypedLambda) {
    self.lambda = lambda
    accumulator = typed.accumulator
    evaluation = lambda.evaluation.with(nullLogic: typed.nullLogic)
    let used = (lambda.function as? Closure).flatMap {
      usedProperties(of: lambda.rowParameter, in: $0.code)
    }
    columns = typed.input.fields.indices.filter { index in
      used.map { $0.contains(typed.input.fields[index].label) } ?? true
    }
  }

  func filter(
    _ batch: Batch, mask: UnsafeMutablePointer<UInt8>, context: QueryContext
  ) throws {
    try withStackRoom {
      try forEachRow(of: batch, rows: 0..<batch.rowCount, context) { row, record in
        let value = try call(record)
        switch value {
        case .bool(let holds): mask[row] = holds ? 1 : 0
        case .null(nil), .null(.bool): mask[row] = 0
        default:
          throw QueryFailure(
            .rowFunctionResult, "expected bool but found \(value.typeText)", at: lambda.span)
        }
      }
    }
  }

  func map(_ batch: Batch, context: QueryContext) throws -> [MappedTables] {
    try withStackRoom {
      var result: [MappedTables] = []
      var firstTable = 0
      var writer: MappedRowWriter?
      for table in 0..<batch.tableCount {
        let rows = batch.rows(ofTable: table)
        // An empty table has no first row, so no columns of its own: it goes with the one before.
        if rows.isEmpty { continue }
        var fields = table == 0 && batch.continuesTable ? lastFields : []
        try forEachRow(of: batch, rows: rows, context) { row, record in
          let mapped = try mappedRecord(record)
          if row == rows.lowerBound {
            if fields.isEmpty { fields = try mappedFields(mapped) }
            if writer?.fields != fields {
              if let writer {
                result.append(try writer.finish(tables: firstTable..<table))
                firstTable = table
              }
              writer = MappedRowWriter(fields: fields, budget: context.budget)
            }
            lastFields = fields
          }
          try writer?.append(mapped)
        }
      }
      if let writer { result.append(try writer.finish(tables: firstTable..<batch.tableCount)) }
      return result
    }
  }

  func reduce(
    _ batch: Batch, rows: Range<Int>, accumulator values: inout [Scalar], context: QueryContext
  ) throws {
    let initial = values
    values = try withStackRoom {
      var current = initial
      try forEachRow(of: batch, rows: rows, context) { _, record in
        let folded = RecordValue(
          zip(accumulator, current).map { field, value in
            (label: field.label, value: Value(value, type: field.type))
          })
        let value = try lambda.function.call(
          Arguments([
            (lambda.rowParameter, .record(record)), (accumulatorParameter, .record(folded)),
          ]), in: evaluation, at: lambda.span)
        current = try reducedFields(value)
      }
      return current
    }
  }

  // MARK: Rows and results

  /// Calls the body with each row's record, in order.
  private func forEachRow(
    of batch: Batch, rows: Range<Int>, _ context: QueryContext,
    _ body: (Int, RecordValue) throws -> Void
  ) throws {
    if rows.isEmpty { return }
    var table = batch.table(ofRow: rows.lowerBound)
    for row in rows {
      if (row &- rows.lowerBound) % cancellationCheckRows == 0 { try context.checkCancellation() }
      while row >= batch.rows(ofTable: table).upperBound { table += 1 }
      var fields: [(label: String, value: Value)] = []
      fields.reserveCapacity(columns.count)
      for index in columns {
        let field = batch.schema.fields[index]
        let scalar = batch.columns[index].scalar(
          row: row, table: table, tableStarts: batch.tableStarts)
        fields.append((field.label, Value(scalar, type: field.type)))
      }
      try body(row, RecordValue(fields))
    }
  }

  private func call(_ record: RecordValue) throws -> Value {
    try lambda.function.call(
      Arguments([(lambda.rowParameter, .record(record))]), in: evaluation, at: lambda.span)
  }

  private func mappedRecord(_ record: RecordValue) throws -> RecordValue {
    let value = try call(record)
    guard case .record(let mapped) = value else {
      throw mapResultFailure(value.typeText, lambda.span)
    }
    return mapped
  }

  /// The columns that a table gets from its first row: sorted by label, without those whose value
  /// is a null of no type.
  private func mappedFields(_ record: RecordValue) throws -> [Field] {
    var fields: [Field] = []
    for (label, value) in record.fields {
      if case .null(nil) = value { continue }
      guard let type = value.basicType?.columnType else {
        throw unsupportedPropertyFailure(label, value.typeText, lambda.span)
      }
      fields.append(Field(label, type))
    }
    return fields.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
  }

  private func reducedFields(_ value: Value) throws -> [Scalar] {
    guard case .record(let record) = value else {
      throw reduceResultFailure(value.typeText, lambda.span)
    }
    return try accumulator.map { field in
      guard let value = record[field.label] else {
        throw QueryFailure(
          .rowFunctionResult, "record is missing label \(field.label)", at: lambda.span)
      }
      if value.isNull { throw reducedNullFailure(field.label, lambda.span) }
      guard let scalar = value.scalar, scalar.type == field.type else {
        throw QueryFailure(
          .rowFunctionResult,
          "expected \(field.type.name) but found \(value.typeText) for label \(field.label)",
          at: lambda.span)
      }
      return scalar
    }
  }
}
