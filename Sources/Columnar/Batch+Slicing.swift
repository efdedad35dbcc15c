extension Batch {
  /// Whole tables of the batch. Values are shared, not copied.
  /// Errors: `MemoryExhausted`. Complexity: O(columns + tables).
  package func sliced(tables: Range<Int>, budget: MemoryBudget? = nil) throws -> Batch {
    precondition(tables.lowerBound >= 0 && tables.upperBound <= tableCount)
    if tables == 0..<tableCount { return self }
    let start = Int(tableStarts.pointer[tables.lowerBound])
    let end = Int(tableStarts.pointer[tables.upperBound])
    return try slice(
      rows: start..<end, tables: tables, continues: continuesTable && tables.lowerBound == 0,
      budget)
  }

  /// A run of rows. The first table of the result continues one when the cut goes through it. An
  /// empty table belongs to the slice that holds the row before which it stands; the last slice
  /// also takes those at the end, so that adjacent slices hold each table once.
  /// Errors: `MemoryExhausted`. Complexity: O(columns + tables).
  package func sliced(rows: Range<Int>, budget: MemoryBudget? = nil) throws -> Batch {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= rowCount)
    if rows == 0..<rowCount { return self }
    let starts = tableStarts.pointer
    let atEnd = rows.upperBound == rowCount && !rows.isEmpty
    var first = firstTable(startingAtOrAfter: rows.lowerBound)
    var continues = continuesTable && first == 0 && rows.lowerBound == 0
    if first > 0, Int(starts[first - 1]) < rows.lowerBound, Int(starts[first]) > rows.lowerBound,
      !rows.isEmpty
    {
      first -= 1
      continues = true
    }
    let end =
      atEnd
      ? tableCount : max(first, firstTable(startingAtOrAfter: rows.upperBound))
    return try slice(rows: rows, tables: first..<end, continues: continues && first < end, budget)
  }

  /// The first table whose rows start at or after the row; `tableCount` where none does.
  private func firstTable(startingAtOrAfter row: Int) -> Int {
    let starts = tableStarts.pointer
    var low = 0
    var high = tableCount
    while low < high {
      let middle = (low &+ high) / 2
      if Int(starts[middle]) < row { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  private func slice(
    rows: Range<Int>, tables: Range<Int>, continues: Bool, _ budget: MemoryBudget?
  ) throws -> Batch {
    let starts = try Buffer<Int32>(capacity: tables.count + 1, budget: budget)
    for index in 0...tables.count {
      let start = Int(tableStarts.pointer[tables.lowerBound + index])
      let clamped = min(max(start, rows.lowerBound), rows.upperBound)
      starts.base[index] = Int32(truncatingIfNeeded: clamped &- rows.lowerBound)
    }
    let skipped =
      tables.isEmpty
      ? 0 : max(0, rows.lowerBound &- Int(tableStarts.pointer[tables.lowerBound]))
    let parts = try columns.map {
      try $0.sliced(rows: rows, tables: tables, rowsSkipped: skipped, budget)
    }
    return Batch(
      schema: schema, columns: parts,
      tableStarts: BufferSlice(starts, count: tables.count + 1), continuesTable: continues,
      pieces: try pieces?.sliced(rows: rows, tables: tables, rowsSkipped: skipped, budget))
  }
}

extension Column {
  /// A run of rows of whole tables, less `rowsSkipped` rows at the start of the first.
  fileprivate func sliced(
    rows: Range<Int>, tables: Range<Int>, rowsSkipped: Int, _ budget: MemoryBudget?
  ) throws -> Column {
    switch storage {
    case .plain(let values, let validity):
      return Column(type: type, storage: .plain(values.slice(rows), validity?.slice(rows)))
    case .constant(let values, let validity):
      return Column(type: type, storage: .constant(values.slice(tables), validity?.slice(tables)))
    case .dictionary(let codes, let dictionary):
      return Column(
        type: type, storage: .dictionary(codes: codes.slice(rows), dictionary: dictionary))
    case .regularTime(let starts, let step):
      var part = starts.slice(tables)
      if rowsSkipped > 0 {
        part = try BufferSlice.copying(part.values, budget: budget)
        part.buffer.base[0] &+= step &* Int64(rowsSkipped)
      }
      return Column(type: type, storage: .regularTime(starts: part, stepNanoseconds: step))
    }
  }
}
