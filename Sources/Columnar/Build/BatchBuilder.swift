/// Collects whole tables row by row. For small inputs and tests; bulk work builds columns.
package final class BatchBuilder {
  package let schema: Schema
  private let budget: MemoryBudget?
  private let builders: [ColumnBuilder]
  private var starts: [Int32] = []
  /// Rows so far.
  package private(set) var rowCount = 0

  /// Tables begun so far.
  package var tableCount: Int { starts.count }

  package init(schema: Schema, budget: MemoryBudget?) {
    self.schema = schema
    self.budget = budget
    builders = schema.fields.map { ColumnBuilder(type: $0.type, budget: budget) }
  }

  /// Starts a table. key `[keys]`, in key order.
  /// Errors: `BrokenInvariant` for another number of values, `ColumnTypeMismatch`,
  /// `MemoryExhausted`.
  package func beginTable(key: [Scalar]) throws {
    try checkCount(key.count, is: schema.keyIndices.count, of: "a key")
    for (index, value) in zip(schema.keyIndices, key) { try builders[index].append(value) }
    starts.append(Int32(truncatingIfNeeded: rowCount))
  }

  /// Adds a row to the last table. values `[columns]`, in schema order; key positions are ignored.
  /// Errors: `BrokenInvariant` for another number of values or without a table,
  /// `ColumnTypeMismatch`, `MemoryExhausted`.
  package func appendRow(_ values: [Scalar]) throws {
    try checkCount(values.count, is: schema.fields.count, of: "a row")
    if starts.isEmpty { throw BrokenInvariant(description: "a row before any table") }
    for (index, value) in values.enumerated() where !schema.isKey(index) {
      try builders[index].append(value)
    }
    rowCount += 1
  }

  private func checkCount(_ found: Int, is expected: Int, of what: String) throws {
    guard found != expected else { return }
    throw BrokenInvariant(description: "\(what) of \(found) values where \(expected) belong")
  }

  /// The batch of all tables; the builder is empty again. Errors: `MemoryExhausted`.
  package func finish(continuesTable: Bool = false) throws -> Batch {
    var columns: [Column] = []
    for (index, builder) in builders.enumerated() {
      columns.append(
        try schema.isKey(index) ? builder.finishConstant() : builder.finishPlain())
    }
    starts.append(Int32(truncatingIfNeeded: rowCount))
    let tableStarts = try BufferSlice.copying(starts, budget: budget)
    starts = []
    rowCount = 0
    return Batch(
      schema: schema, columns: columns, tableStarts: tableStarts, continuesTable: continuesTable)
  }
}
