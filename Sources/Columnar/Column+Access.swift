extension Column {
  /// The value of one row. Not for hot loops.
  /// row counts in the batch, table is the table that holds it, tableStarts the batch's
  /// `[tables + 1]` (regular times count from their table's first row).
  package func scalar(row: Int, table: Int, tableStarts: BufferSlice<Int32>) -> Scalar {
    switch storage {
    case .plain(let values, let validity):
      return Self.scalar(values, validity, row, type)
    case .constant(let values, let validity):
      return Self.scalar(values, validity, table, type)
    case .dictionary(let codes, let dictionary):
      let code = Int(codes.pointer[row])
      return code < 0 ? .null : .string(dictionary.string(code))
    case .regularTime(let starts, let step):
      let index = row &- Int(tableStarts.pointer[table])
      return .time(starts.pointer[table] &+ step &* Int64(index))
    }
  }

  /// Whether a row is null. Complexity: O(1).
  @inlinable package func isNull(row: Int, table: Int) -> Bool {
    switch storage {
    case .plain(_, let validity): validity.map { !$0.isValid(row) } ?? false
    case .constant(_, let validity): validity.map { !$0.isValid(table) } ?? false
    case .dictionary(let codes, _): codes.pointer[row] < 0
    case .regularTime: false
    }
  }

  /// The value of a constant column for one table. Null where the column is not constant.
  package func constantScalar(table: Int) -> Scalar {
    guard case .constant(let values, let validity) = storage else { return .null }
    return Self.scalar(values, validity, table, type)
  }

  /// Whether the column has one value a table.
  @inlinable package var isConstant: Bool {
    if case .constant = storage { true } else { false }
  }

  static func scalar(
    _ values: Values, _ validity: Validity?, _ index: Int, _ type: ColumnType
  ) -> Scalar {
    if let validity, !validity.isValid(index) { return .null }
    switch values {
    case .words(let words): return Scalar(word: words.pointer[index], type: type)
    case .bools(let bools): return .bool(bools.pointer[index] != 0)
    case .strings(let strings): return .string(strings.string(index))
    }
  }
}

extension Scalar {
  /// A value from its 8 bytes. type is int, uint, float or time; others give null.
  package init(word: UInt64, type: ColumnType) {
    switch type {
    case .int: self = .int(Int64(bitPattern: word))
    case .uint: self = .uint(word)
    case .float: self = .float(Double(bitPattern: word))
    case .time: self = .time(Int64(bitPattern: word))
    case .bool, .string: self = .null
    }
  }

  /// The 8 bytes of an int, uint, float or time; nil for other values.
  package var word: UInt64? {
    switch self {
    case .int(let value), .time(let value): UInt64(bitPattern: value)
    case .uint(let value): value
    case .float(let value): value.bitPattern
    case .null, .bool, .string: nil
    }
  }
}

extension Batch {
  /// The value of one row of one column. Not for hot loops.
  package func scalar(column: Int, row: Int, table: Int) -> Scalar {
    columns[column].scalar(row: row, table: table, tableStarts: tableStarts)
  }

  /// The table that holds a row. Complexity: O(log tables).
  package func table(ofRow row: Int) -> Int {
    tableIndex(ofRow: row, tableStarts)
  }
}

/// The last table that starts at or before the row and is not empty, or 0.
func tableIndex(ofRow row: Int, _ tableStarts: BufferSlice<Int32>) -> Int {
  let starts = tableStarts.pointer
  var low = 0
  var high = tableStarts.count &- 1
  while high &- low > 1 {
    let middle = (low &+ high) / 2
    if Int(starts[middle]) <= row { low = middle } else { high = middle }
  }
  return low
}
