import Columnar
import Diagnostics
import Interpreter

/// Points from rows that hold several fields: one batch for each type of value.
struct FieldRows {
  private let batch: Batch
  private let tags: [Int]
  private let measurement: Int
  private let times: WordColumn
  private let step: StepContext
  private var builders: [ColumnType: BatchBuilder] = [:]

  /// tags: columns whose texts are tags; others among them are left out.
  /// Errors: `X0102` without a column of times, or where the measurement's is not of texts.
  init(
    _ batch: Batch, tags: [Int], _ measurement: Int, _ timeColumn: String, _ step: StepContext
  ) throws {
    let field = batch.schema.fields[measurement]
    guard field.type == .string else {
      throw step.failure(
        "column \"\(field.label)\" is of type \(field.type.name), expected string", .stepColumn)
    }
    self.batch = batch
    self.tags = tags.filter { batch.schema.fields[$0].type == .string }
    self.measurement = measurement
    self.step = step
    times = try step.times(of: batch, timeColumn)
  }

  /// A field of a row; nulls, and rows without a time, are no points.
  /// Errors: `X0101` for a time as a value.
  mutating func append(_ label: String, _ value: Scalar, _ row: Int, _ table: Int) throws {
    guard let type = value.type, !times.isNull(row) else { return }
    if type == .time { throw step.failure("field \"\(label)\" cannot hold a time") }
    let builder = try builders[type] ?? makeBuilder(type)
    builders[type] = builder
    try builder.appendRow(
      tags.map { batch.cell($0, row, table) } + [
        batch.cell(measurement, row, table), .string(label), .time(times.int(row)), value,
      ])
  }

  private func makeBuilder(_ type: ColumnType) throws -> BatchBuilder {
    let fields =
      tags.map { batch.schema.fields[$0] } + [
        Field("_measurement", .string), Field("_field", .string), Field("_time", .time),
        Field("_value", type),
      ]
    let builder = BatchBuilder(schema: Schema(fields: fields, keyIndices: []), budget: step.budget)
    try builder.beginTable(key: [])
    return builder
  }

  func finish() throws -> [Batch] {
    try builders.sorted { $0.key.rawValue < $1.key.rawValue }.map { try $0.value.finish() }
  }
}
