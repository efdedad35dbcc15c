import Columnar
import Diagnostics

extension Batch {
  /// The same rows with columns added to the group key: each table is cut by their values, in order
  /// of first appearance. The key has the order of the columns. Errors: `X0102` for a column that is
  /// not there.
  func extendingKey(by labels: [String], _ step: StepContext) throws -> Batch {
    var added: [Int] = []
    for label in labels {
      guard let index = schema.index(of: label) else {
        throw step.failure("unknown column \"\(label)\"", .stepColumn)
      }
      if !schema.isKey(index), !added.contains(index) { added.append(index) }
    }
    if added.isEmpty { return self }
    var order: [Int32] = []
    var starts: [Int32] = [0]
    var origins: [Int32] = []
    let keys = added.map { ColumnBuilder(type: schema.fields[$0].type, budget: step.budget) }
    for table in 0..<tableCount {
      var positions: [[Scalar]: Int] = [:]
      var groups: [(key: [Scalar], rows: [Int32])] = []
      for row in rows(ofTable: table) {
        let key = added.map { cell($0, row, table) }
        let group = positions[key] ?? groups.count
        if group == groups.count {
          positions[key] = group
          groups.append((key, []))
        }
        groups[group].rows.append(Int32(truncatingIfNeeded: row))
      }
      for group in groups {
        order += group.rows
        starts.append(Int32(truncatingIfNeeded: order.count))
        origins.append(Int32(truncatingIfNeeded: table))
        for (value, builder) in zip(group.key, keys) { try builder.append(value) }
      }
    }
    let rowSlice = try int32Slice(order, budget: step.budget)
    let tableSlice = try int32Slice(origins, budget: step.budget)
    let columns = try self.columns.enumerated().map { index, column -> Column in
      if let position = added.firstIndex(of: index) { return try keys[position].finishConstant() }
      if schema.isKey(index), let key = try column.gathered(tables: tableSlice, budget: step.budget)
      {
        return key
      }
      return try column.gathered(rows: rowSlice, tableStarts: tableStarts, budget: step.budget)
    }
    return Batch(
      schema: Schema(fields: schema.fields, keyIndices: (schema.keyIndices + added).sorted()),
      columns: columns, tableStarts: try int32Slice(starts, budget: step.budget))
  }
}
