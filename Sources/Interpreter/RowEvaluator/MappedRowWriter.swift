import Columnar
import Diagnostics
import Planning

/// Collects the records of mapped rows in columns.
final class MappedRowWriter {
  let fields: [Field]
  private let builders: [ColumnBuilder]

  init(fields: [Field], budget: MemoryBudget?) {
    self.fields = fields
    builders = fields.map { ColumnBuilder(type: $0.type, budget: budget) }
  }

  /// Cells are taken by name; one that is absent is null.
  /// Errors: `E0014` for a value of another type than the column's.
  func append(_ record: RecordValue) throws {
    for (field, builder) in zip(fields, builders) {
      guard let value = record[field.label], !value.isNull else {
        try builder.appendNull()
        continue
      }
      guard let scalar = value.scalar, scalar.type == field.type else {
        throw QueryFailure(
          .rowFunctionResult,
          "map object property \"\(field.label)\" is \(value.typeText) type, expected "
            + "\(field.type.name) as in the table's first row")
      }
      try builder.append(scalar)
    }
  }

  func finish(tables: Range<Int>) throws -> MappedTables {
    MappedTables(tables: tables, fields: fields, columns: try builders.map { try $0.finishPlain() })
  }
}
