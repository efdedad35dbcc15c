import Columnar

/// A representation that columns are given wherever their values permit it.
enum Representation: String, CaseIterable, Sendable {
  case plain, constant, dictionary, regularTime
}

extension Batch {
  /// The same rows with columns in a wanted representation, as far as the values permit.
  /// - Returns: the batch, and whether any column outside the key has the representation now.
  func represented(as wanted: Representation) throws -> (batch: Batch, isRepresented: Bool) {
    var columns = self.columns
    var isRepresented = wanted == .plain
    for index in columns.indices where !schema.isKey(index) {
      let other: Column? =
        switch wanted {
        case .plain: nil
        case .constant: try constantForm(index)
        case .dictionary: try dictionaryForm(index)
        case .regularTime: try regularForm(index)
        }
      guard let other else { continue }
      columns[index] = other
      isRepresented = true
    }
    let batch = Batch(
      schema: schema, columns: columns, tableStarts: tableStarts, continuesTable: continuesTable)
    try batch.checkInvariants()
    return (batch, isRepresented)
  }

  private func scalars(_ column: Int, _ table: Int) -> [Scalar] {
    rows(ofTable: table).map { scalar(column: column, row: $0, table: table) }
  }

  private func constantForm(_ column: Int) throws -> Column? {
    guard rowCount > 0 else { return nil }
    let builder = ColumnBuilder(type: columns[column].type, budget: nil)
    for table in 0..<tableCount {
      let values = scalars(column, table)
      // Bits, not values: 0.0 and -0.0 are different cells.
      guard values.allSatisfy({ cellBytes($0) == cellBytes(values[0]) }) else { return nil }
      try builder.append(values.first ?? .null)
    }
    return try builder.finishConstant()
  }

  private func dictionaryForm(_ column: Int) throws -> Column? {
    guard columns[column].type == .string else { return nil }
    let words = ColumnBuilder(type: .string, budget: nil)
    var codes: [Int32] = []
    var known: [String: Int32] = [:]
    // A word that no row has, as after a filter.
    try words.append(string: "unused")
    for table in 0..<tableCount {
      for value in scalars(column, table) {
        guard case .string(let text) = value else {
          codes.append(-1)
          continue
        }
        if known[text] == nil {
          known[text] = Int32(words.count)
          try words.append(string: text)
        }
        codes.append(known[text] ?? -1)
      }
    }
    guard case .plain(.strings(let dictionary), _) = try words.finishPlain().storage else {
      return nil
    }
    return Column(
      type: .string,
      storage: .dictionary(codes: try .copying(codes, budget: nil), dictionary: dictionary))
  }

  private func regularForm(_ column: Int) throws -> Column? {
    guard columns[column].type == .time, rowCount > 0 else { return nil }
    var starts: [Int64] = []
    var step: Int64?
    for table in 0..<tableCount {
      var times: [Int64] = []
      for value in scalars(column, table) {
        guard case .time(let time) = value else { return nil }
        times.append(time)
      }
      starts.append(times.first ?? 0)
      for (earlier, later) in zip(times, times.dropFirst()) {
        guard step == nil || step == later &- earlier else { return nil }
        step = later &- earlier
      }
    }
    return Column(
      type: .time,
      storage: .regularTime(starts: try .copying(starts, budget: nil), stepNanoseconds: step ?? 1))
  }
}
