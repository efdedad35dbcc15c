import Columnar

extension Batch {
  /// The same rows in the same order, cut into other tables.
  ///
  /// tableStarts `[new tables + 1]`; origins `[new tables]`, the old table that holds a new one.
  /// Columns of one value a row are shared. Complexity: O(tables). Errors: `MemoryExhausted`.
  func retabled(
    _ newStarts: BufferSlice<Int32>, origins: BufferSlice<Int32>, continuesTable: Bool,
    budget: MemoryBudget?
  ) throws -> Batch {
    let parts = try columns.map { column -> Column in
      switch column.storage {
      case .plain, .dictionary: return column
      case .constant: return try column.gathered(tables: origins, budget: budget) ?? column
      case .regularTime(let starts, let step):
        let times = try Buffer<Int64>(capacity: origins.count, budget: budget)
        for table in 0..<origins.count {
          let origin = Int(origins.pointer[table])
          let skipped = Int64(newStarts.pointer[table] &- tableStarts.pointer[origin])
          times.base[table] = starts.pointer[origin] &+ step &* skipped
        }
        let slice = BufferSlice(times, count: origins.count)
        return Column(
          type: column.type, storage: .regularTime(starts: slice, stepNanoseconds: step))
      }
    }
    return Batch(
      schema: schema, columns: parts, tableStarts: newStarts, continuesTable: continuesTable)
  }

  /// The same rows with runs of neighbouring tables made one table each.
  ///
  /// firsts `[new tables]`: the first old table of each, whose key it takes over; ascending, from 0.
  /// Columns of one value a row are shared. Complexity: O(tables), and O(rows) for each column whose
  /// tables differ. Errors: `MemoryExhausted`.
  func unitingTables(
    firsts: BufferSlice<Int32>, continuesTable: Bool, budget: MemoryBudget?
  ) throws -> Batch {
    let starts = try Buffer<Int32>(capacity: firsts.count + 1, budget: budget)
    for table in 0..<firsts.count {
      starts.base[table] = tableStarts.pointer[Int(firsts.pointer[table])]
    }
    starts.base[firsts.count] = Int32(truncatingIfNeeded: rowCount)
    let parts = try columns.indices.map { index in
      let column = columns[index]
      if schema.isKey(index) || column.hasOneConstant {
        return try column.gathered(tables: firsts, budget: budget) ?? column
      }
      return try column.spread(over: tableStarts, budget: budget)
    }
    return Batch(
      schema: schema, columns: parts, tableStarts: BufferSlice(starts, count: firsts.count + 1),
      continuesTable: continuesTable, pieces: try pieces?.spread(over: tableStarts, budget: budget))
  }

  /// Rows in a new order, cut into new tables.
  ///
  /// rows `[new rows]`, positions in this batch; tableStarts `[new tables + 1]`; origins
  /// `[new tables]`, an old table whose constants the new one takes over: only key columns need
  /// them, other columns go row by row. Errors: `MemoryExhausted`.
  func regrouped(
    rows: BufferSlice<Int32>, tableStarts newStarts: BufferSlice<Int32>,
    origins: BufferSlice<Int32>, constantLabels: Set<Int>, budget: MemoryBudget?
  ) throws -> Batch {
    func staysConstant(_ index: Int) -> Bool {
      constantLabels.contains(index) && columns[index].isConstant
    }
    let varying = columns.indices.filter { !staysConstant($0) }
    var parts = columns
    let chosen = try gathered(columns: varying.map { columns[$0] }, rows: rows, budget: budget)
    for (index, column) in zip(varying, chosen) { parts[index] = column }
    for index in columns.indices where staysConstant(index) {
      parts[index] = try columns[index].gathered(tables: origins, budget: budget) ?? parts[index]
    }
    return Batch(schema: schema, columns: parts, tableStarts: newStarts)
  }

  func with(schema newSchema: Schema, columns newColumns: [Column]) -> Batch {
    Batch(
      schema: newSchema, columns: newColumns, tableStarts: tableStarts,
      continuesTable: continuesTable, pieces: pieces)
  }

  func with(continuesTable continues: Bool) -> Batch {
    continues == continuesTable
      ? self
      : Batch(
        schema: schema, columns: columns, tableStarts: tableStarts, continuesTable: continues,
        pieces: pieces)
  }
}

extension Column {
  /// One value for every table, and the same bits in all. Complexity: O(tables).
  var hasOneConstant: Bool {
    guard case .constant(let values, let validity) = storage else { return false }
    if let validity, validity.validCount(in: 0..<values.count) < values.count { return false }
    return (1..<max(values.count, 1)).allSatisfy { values.isSame($0, as: values, 0) }
  }

  /// One value for every table, the same in all.
  static func constant(
    _ value: Scalar, type: ColumnType, tableCount: Int, budget: MemoryBudget?
  ) throws -> Column {
    let builder = ColumnBuilder(type: type, capacity: tableCount, budget: budget)
    for _ in 0..<tableCount { try builder.append(value) }
    return try builder.finishConstant()
  }

  /// One time for every table. times `[tables]`
  static func constantTimes(_ times: BufferSlice<Int64>, budget: MemoryBudget?) throws -> Column {
    let words = try Buffer<UInt64>(capacity: times.count, budget: budget)
    for table in 0..<times.count {
      words.base[table] = UInt64(bitPattern: times.pointer[table])
    }
    return Column(
      type: .time, storage: .constant(.words(BufferSlice(words, count: times.count)), nil))
  }
}

extension Values {
  /// Whether two values of one type have the same bits.
  func isSame(_ index: Int, as other: Values, _ otherIndex: Int) -> Bool {
    switch (self, other) {
    case (.words(let left), .words(let right)):
      left.pointer[index] == right.pointer[otherIndex]
    case (.bools(let left), .bools(let right)):
      left.pointer[index] == right.pointer[otherIndex]
    case (.strings(let left), .strings(let right)):
      compareBytes(left.utf8(index), right.utf8(otherIndex)) == 0
    default: false
    }
  }
}
