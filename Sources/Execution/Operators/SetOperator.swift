import Columnar
import Planning

/// `set`: one text in every row of a string column, which is made when it is missing.
final class SetOperator: CollectingOperator {
  private let label: String
  private let value: String

  init(key label: String, value: String, _ setup: OperatorSetup) {
    self.label = label
    self.value = value
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    var schema = batch.schema
    var columns = batch.columns
    let constant = try Column.constant(
      .string(value), type: .string, tableCount: batch.tableCount, budget: budget)
    guard let target = schema.index(of: label) else {
      schema.fields.append(Field(label, .string))
      return try emit(
        batch.with(schema: schema, columns: columns + [constant]),
        keepsOrder: setup.inputTablesByKey && setup.inputKeysAlike)
    }
    let type = schema.fields[target].type
    guard type == .string else {
      throw setup.failure(
        .columnTypeUnsupported, "column \(label):\(type.name) is not of type string")
    }
    columns[target] = constant
    try emit(
      batch.with(schema: schema, columns: columns),
      keepsOrder: setup.inputTablesByKey && setup.inputKeysAlike && !schema.isKey(target))
  }
}
