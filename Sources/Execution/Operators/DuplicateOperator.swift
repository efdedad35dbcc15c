import Columnar
import Planning

/// `duplicate`: a column under a second label, in place of a column of that label or at the end.
final class DuplicateOperator: CollectingOperator {
  private let column: String
  private let label: String

  init(column: String, as label: String, _ setup: OperatorSetup) {
    self.column = column
    self.label = label
    super.init(setup)
  }

  override func process(_ batch: Batch) throws {
    guard let source = batch.schema.index(of: column) else {
      throw setup.failure(.columnMissing, "duplicate error: column \"\(column)\" doesn't exist")
    }
    var schema = batch.schema
    var columns = batch.columns
    guard let target = schema.index(of: label) else {
      schema.fields.append(Field(label, schema.fields[source].type))
      columns.append(columns[source])
      return try emit(
        batch.with(schema: schema, columns: columns),
        keepsOrder: setup.inputTablesByKey && setup.inputKeysAlike)
    }
    let changesKey = schema.isKey(target) && target != source
    schema.fields[target].type = schema.fields[source].type
    columns[target] = columns[source]
    if changesKey && !schema.isKey(source) { schema.keyIndices.removeAll { $0 == target } }
    try emit(
      batch.with(schema: schema, columns: columns),
      keepsOrder: setup.inputTablesByKey && setup.inputKeysAlike && !changesKey)
  }
}
