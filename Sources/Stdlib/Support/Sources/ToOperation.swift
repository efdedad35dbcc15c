import Columnar
import Diagnostics
import Interpreter
import Planning

/// `to`: writes the rows of all tables to a bucket in one transaction and hands them on.
struct ToOperation: CustomOperation {
  let name = "to"
  let keepsTableOrder = true
  private let origin: StepOrigin
  private let database: any Database
  private let bucket: String
  private let timeColumn: String
  private let measurementColumn: String
  private let tagColumns: [String]?

  /// Errors: `E0101` for arguments that the store has no use for, `E0105` without a store.
  init(_ call: Call) throws {
    origin = call.origin
    database = try call.openDatabase()
    guard call.optional("bucket") != nil else { throw call.invalid("no bucket to write to") }
    if call.optional("fieldFn") != nil {
      throw call.invalid("fieldFn is not supported: rows must have _field and _value")
    }
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
      try writer.write(try operation.points(of: batch, step))
      try output.consume(batch)
    }

    func finish(input: Int) throws {
      _ = try writer?.commit()
      writer = nil
      try output.finish()
    }
  }

  /// The batch with the store's column names and without what is no tag.
  private func points(of batch: Batch, _ step: StepContext) throws -> Batch {
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
