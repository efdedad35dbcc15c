import Columnar
import Diagnostics
import Interpreter

/// One table without a group key from records: the first record gives columns and their order.
/// Errors: `E0101` for no records, `E0103` for a value that no column can hold.
func tableOfRecords(_ rows: [Value], _ call: Call) throws -> Batch {
  guard case .record(let first)? = rows.first else {
    throw call.invalid("rows must be non-empty")
  }
  let fields = try first.fields.map { label, value -> Field in
    if case .null(nil) = value {
      throw call.invalid("cannot represent the type null as column data")
    }
    guard let type = value.basicType?.columnType else {
      throw call.invalid("cannot represent the type \(value.typeText) as column data")
    }
    return Field(label, type)
  }
  let builder = BatchBuilder(
    schema: Schema(fields: fields, keyIndices: []), budget: call.evaluation.context.budget)
  try builder.beginTable(key: [])
  for case .record(let record) in rows {
    let cells = try fields.map { field -> Scalar in
      guard let value = record[field.label] else { return .null }
      guard let cell = value.unwrapped.scalar, cell == .null || cell.type == field.type else {
        throw call.failure(
          .argumentType,
          "column \"\(field.label)\" is \(field.type.name) in the first row, but "
            + "\(value.typeText) in another")
      }
      return cell
    }
    try builder.appendRow(cells)
  }
  return try builder.finish()
}
