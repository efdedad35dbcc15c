import Columnar
import Diagnostics
import Interpreter
import Planning

/// `to`: writes the rows of all tables to a bucket in one transaction and hands them on.
struct ToOperation: CustomOperation {
  /// Where the fields of a point stand.
  enum Shape: Sendable {
    /// One a row: `_field` and `_value`.
    case long
    /// Each column that is neither in the group key nor a time.
    case wide
    /// What a function makes of a row.
    case made(any FunctionValue, Evaluation)
  }

  let name = "to"
  let keepsTableOrder = true
  private let origin: StepOrigin
  private let database: any Database
  private let bucket: String
  private let timeColumn: String
  private let measurementColumn: String
  private let tagColumns: [String]?
  private let shape: Shape

  /// Errors: `E0101` for arguments that the store has no use for, `E0105` without a store.
  init(_ call: Call, shape: Shape) throws {
    origin = call.origin
    database = try call.openDatabase()
    guard call.optional("bucket") != nil else { throw call.invalid("no bucket to write to") }
    self.shape = shape
    bucket = try call.string("bucket")
    timeColumn = try call.string("timeColumn", default: "_time")
    measurementColumn = try call.string("measurementColumn", default: "_measurement")
    tagColumns = call.optional("tagColumns") == nil ? nil : try call.strings("tagColumns")
  }

  func makeOperator(
    inputCount: Int, context: QueryContext, output: any BatchSink
  ) throws -> any Operator {
    WritingOperator(self, step: StepContext(context: context, origin: origin), output: output)
  }

  private final class WritingOperator: Operator {
    private let operation: ToOperation
    private let step: StepContext
    private let output: any BatchSink
    private var writer: (any PointWriter)?

    init(_ operation: ToOperation, step: StepContext, output: any BatchSink) {
      self.operation = operation
      self.step = step
      self.output = output
    }

    deinit { writer?.rollBack() }

    func consume(_ batch: Batch, input: Int) throws {
      try step.context.checkCancellation()
      let writer = try writer ?? operation.database.writer(bucket: operation.bucket)
      self.writer = writer
      for points in try operation.points(of: batch, step) {
        try step.refuseInfinite(points)
        try writer.write(points)
      }
      try output.consume(batch)
    }

    func finish(input: Int) throws {
      _ = try writer?.commit()
      writer = nil
      try output.finish()
    }
  }

  /// The batch with the store's column names and without what is no tag.
  private func points(of batch: Batch, _ step: StepContext) throws -> [Batch] {
    switch shape {
    case .long: return [try longPoints(of: batch, step)]
    case .wide:
      guard let measurement = batch.schema.index(of: measurementColumn),
        batch.schema.isKey(measurement)
      else { throw step.failure("_measurement must be in the group key", .stepColumn) }
      let fields = batch.schema.fields.indices.filter { index in
        !batch.schema.isKey(index) && !isTime(batch.schema.fields[index].label)
      }
      let tags = batch.schema.keyIndices.filter { $0 != measurement }
      var writer = try FieldRows(batch, tags: tags, measurement, timeColumn, step)
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) {
          for index in fields {
            let cell = batch.cell(index, row, table)
            try writer.append(batch.schema.fields[index].label, cell, row, table)
          }
        }
      }
      return try writer.finish()
    case .made(let function, let evaluation):
      guard let measurement = batch.schema.index(of: measurementColumn) else {
        throw step.failure("no column with label \(measurementColumn) exists", .stepColumn)
      }
      let tags = batch.schema.fields.indices.filter { index in
        let label = batch.schema.fields[index].label
        let isTag = tagColumns?.contains(label) ?? !["_field", "_value"].contains(label)
        return isTag && index != measurement
      }
      var writer = try FieldRows(batch, tags: tags, measurement, timeColumn, step)
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) {
          let record = Value.record(batch.record(ofRow: row, table: table))
          let made = try function.call(
            Arguments([("r", record)]), in: evaluation, at: origin.span)
          guard case .record(let fields) = made else {
            throw step.failure("fieldFn must give a record, got \(made.typeText)")
          }
          for (label, value) in fields.fields {
            guard let cell = value.unwrapped.scalar else {
              throw step.failure("a field cannot be of type \(value.typeText)")
            }
            try writer.append(label, cell, row, table)
          }
        }
      }
      return try writer.finish()
    }
  }

  private func isTime(_ label: String) -> Bool {
    label == timeColumn || label == "_start" || label == "_stop"
  }

  private func longPoints(of batch: Batch, _ step: StepContext) throws -> Batch {
    var fields: [Field] = []
    var columns: [Column] = []
    var keys: [Int] = []
    for (index, field) in batch.schema.fields.enumerated() {
      var label = field.label
      if label == timeColumn {
        label = "_time"
      } else if label == measurementColumn {
        label = "_measurement"
      } else if label == "_field" || label == "_value" {
        label = field.label
      } else if ["_start", "_stop", "_time", "_measurement"].contains(label) {
        continue
      } else if let tagColumns, !tagColumns.contains(label) {
        continue
      } else if field.type != .string {
        continue
      }
      if batch.schema.isKey(index) { keys.append(fields.count) }
      fields.append(Field(label, field.type))
      columns.append(batch.columns[index])
    }
    for label in ["_time", "_measurement", "_field", "_value"]
    where !fields.contains(where: { $0.label == label }) {
      throw step.failure("no column with label \(label) exists", .stepColumn)
    }
    return Batch(
      schema: Schema(fields: fields, keyIndices: keys), columns: columns,
      tableStarts: batch.tableStarts, continuesTable: batch.continuesTable)
  }
}

extension StepContext {
  /// No store keeps NaN or an infinity, as line protocol cannot write them. Errors: `X0101`.
  fileprivate func refuseInfinite(_ points: Batch) throws {
    guard let index = points.schema.index(of: "_value"),
      points.schema.fields[index].type == .float
    else { return }
    for table in 0..<points.tableCount {
      for row in points.rows(ofTable: table) {
        guard case .float(let value) = points.scalar(column: index, row: row, table: table),
          !value.isFinite
        else { continue }
        throw failure("\(formatFloat(value)) is an unsupported value for a field")
      }
    }
  }
}
