/// A batch that is not what it must be: a defect of the operator that made it.
package struct BrokenInvariant: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension Batch {
  /// Checks what every operator may rely on. Errors: `BrokenInvariant`, naming what is wrong.
  /// Complexity: O(rows * columns).
  package func checkInvariants() throws {
    try check(columns.count == schema.fields.count, "\(columns.count) columns for the schema")
    try check(tableStarts.count >= 1 && tableStarts[0] == 0, "table starts do not begin with 0")
    for table in 0..<tableCount {
      try check(
        tableStarts[table] <= tableStarts[table + 1], "table starts fall at table \(table)")
    }
    try check(!continuesTable || tableCount > 0, "a batch without tables continues one")
    try check(
      Set(schema.fields.map(\.label)).count == schema.fields.count, "two columns with one label")
    try check(Set(schema.keyIndices).count == schema.keyIndices.count, "a key column twice")
    for index in schema.keyIndices {
      try check(columns.indices.contains(index), "key column \(index) does not exist")
      try check(
        columns[index].isConstant, "key column \(schema.fields[index].label) is not constant")
    }
    for (field, column) in zip(schema.fields, columns) {
      try check(
        field.type == column.type,
        "column \(field.label) is \(column.type.name), its field \(field.type.name)")
      try checkColumn(column, label: field.label)
    }
    if let pieces {
      try check(pieces.type == .int, "the pieces are numbered with \(pieces.type.name)")
      try checkColumn(pieces, label: "of pieces")
    }
  }

  private func checkColumn(_ column: Column, label: String) throws {
    switch column.storage {
    case .plain(let values, let validity):
      try checkValues(values, validity, column.type, count: rowCount, label)
    case .constant(let values, let validity):
      try checkValues(values, validity, column.type, count: tableCount, label)
    case .dictionary(let codes, let dictionary):
      try check(column.type == .string, "dictionary column \(label) is \(column.type.name)")
      try check(codes.count == rowCount, "column \(label) has \(codes.count) codes")
      for code in codes.values where code < -1 || Int(code) >= dictionary.count {
        throw BrokenInvariant(description: "column \(label) has code \(code)")
      }
    case .regularTime(let starts, _):
      try check(column.type == .time, "regular time column \(label) is \(column.type.name)")
      try check(starts.count == tableCount, "column \(label) has \(starts.count) starts")
    }
  }

  private func checkValues(
    _ values: Values, _ validity: Validity?, _ type: ColumnType, count: Int, _ label: String
  ) throws {
    try check(
      values.count == count, "column \(label) has \(values.count) values instead of \(count)")
    if let validity {
      try check(validity.count == count, "column \(label) has \(validity.count) validity bits")
    }
    switch (values, type) {
    case (.words, .int), (.words, .uint), (.words, .float), (.words, .time): break
    case (.bools(let bools), .bool):
      for byte in bools.values where byte > 1 {
        throw BrokenInvariant(description: "column \(label) has a bool of \(byte)")
      }
    case (.strings(let strings), .string):
      for index in 0..<strings.count {
        let start = strings.offsets[index]
        let end = strings.offsets[index + 1]
        try check(
          start >= 0 && start <= end && end <= strings.bytes.count,
          "column \(label) has string \(index) at \(start)..<\(end)")
      }
    default:
      throw BrokenInvariant(description: "column \(label) of type \(type.name) has other values")
    }
  }

  private func check(_ holds: Bool, _ message: @autoclosure () -> String) throws {
    if !holds { throw BrokenInvariant(description: message()) }
  }
}
