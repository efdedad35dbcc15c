import Columnar

extension Schema {
  /// The key columns in key order, then other columns: what an aggregate hands on.
  /// Errors: `X0101` for a column whose label is in the key or given twice, where it would stand
  /// beside itself.
  func keyThen(_ fields: [Field], _ step: StepContext) throws -> Schema {
    let keys = keyIndices.map { self.fields[$0] }
    if let twin = fields.first(where: { field in keys.contains { $0.label == field.label } }) {
      throw step.failure(
        "the result needs the column \"\(twin.label)\", which is in the group key")
    }
    try step.checkDistinct(fields.map(\.label), beside: [])
    return Schema(fields: keys + fields, keyIndices: Array(keys.indices))
  }
}

extension StepContext {
  /// Errors: `X0101` for a label that stands twice, or among those of the columns that stay.
  func checkDistinct(_ added: [String], beside kept: [String]) throws {
    var labels = Set(kept)
    guard let twin = added.first(where: { !labels.insert($0).inserted }) else { return }
    throw failure(
      kept.contains(twin)
        ? "the result needs the column \"\(twin)\", which is there already"
        : "the result needs the column \"\(twin)\" twice")
  }
}

extension Batch {
  /// Batches of one schema from rows that a closure appends table by table.
  ///
  /// make gets each table and says its key and rows; nil leaves the table out.
  func remade(
    _ schema: Schema, _ step: StepContext,
    make: (_ table: Int, _ append: ([Scalar]) throws -> Void) throws -> Bool
  ) throws -> [Batch] {
    let builder = BatchBuilder(schema: schema, budget: step.budget)
    for table in 0..<tableCount {
      var isOpen = false
      let key = key(ofTable: table)
      let stays = try make(table) { row in
        if !isOpen { try builder.beginTable(key: key) }
        isOpen = true
        if builder.rowCount & 0xFFFF == 0 { try step.context.checkCancellation() }
        try builder.appendRow(row)
      }
      if stays, !isOpen { try builder.beginTable(key: key) }
    }
    return builder.tableCount == 0 ? [] : [try builder.finish()]
  }

  /// The cell as a scalar.
  func cell(_ column: Int, _ row: Int, _ table: Int) -> Scalar {
    scalar(column: column, row: row, table: table)
  }
}
