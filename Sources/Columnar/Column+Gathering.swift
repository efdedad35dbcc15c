extension Batch {
  /// The rows given, in the order given, of some columns; see `Column.gathered`. In which table each
  /// row lies is found once for all columns.
  /// rows `[n]`. Errors: `MemoryExhausted`. Complexity: O(n * columns + bytes).
  package func gathered(
    columns chosen: [Column], rows: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> [Column] {
    var tables = RowTables(rows, tableStarts, budget)
    return try chosen.map { try $0.gathered(rows: rows, &tables, budget: budget) }
  }
}

extension Column {
  /// The rows given, in the order given; a row of -1 gives a null. The result is plain, but
  /// strings of constant and dictionary columns stay in dictionary form.
  /// rows `[n]`, positions in the column's batch; tableStarts `[tables + 1]` of that batch.
  /// Errors: `MemoryExhausted`. Complexity: O(n + bytes), times log tables for constant columns.
  package func gathered(
    rows: BufferSlice<Int32>, tableStarts: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Column {
    var tables = RowTables(rows, tableStarts, budget)
    return try gathered(rows: rows, &tables, budget: budget)
  }

  fileprivate func gathered(
    rows: BufferSlice<Int32>, _ rowTables: inout RowTables, budget: MemoryBudget?
  ) throws -> Column {
    let count = rows.count
    switch storage {
    case .plain(let values, let validity):
      return try Self.gathered(type, values, validity, rows, budget)
    case .constant(let values, let validity):
      let tables = try rowTables.found()
      guard case .strings(let dictionary) = values else {
        return try Self.gathered(type, values, validity, tables, budget)
      }
      var codes = tables
      if let validity {
        let present = try Buffer<Int32>(capacity: count, budget: budget)
        for index in 0..<count {
          let table = tables.pointer[index]
          present.base[index] = table >= 0 && validity.isValid(Int(table)) ? table : -1
        }
        codes = BufferSlice(present, count: count)
      }
      return Column(type: type, storage: .dictionary(codes: codes, dictionary: dictionary))
    case .dictionary(let codes, let dictionary):
      let result = try Buffer<Int32>(capacity: count, budget: budget)
      for index in 0..<count {
        let row = Int(rows.pointer[index])
        result.base[index] = row < 0 ? -1 : codes.pointer[row]
      }
      let slice = BufferSlice(result, count: count)
      return Column(type: type, storage: .dictionary(codes: slice, dictionary: dictionary))
    case .regularTime(let starts, let step):
      let tables = try rowTables.found()
      let words = try Buffer<UInt64>(capacity: count, budget: budget)
      let present = try Validity.makeWords(count: count, budget: budget)
      for index in 0..<count {
        let table = Int(tables.pointer[index])
        if table < 0 {
          words.base[index] = 0
          clearBit(present.base, index)
        } else {
          let position = Int64(rows.pointer[index] &- rowTables.starts.pointer[table])
          words.base[index] = UInt64(bitPattern: starts.pointer[table] &+ step &* position)
        }
      }
      let slice = BufferSlice(words, count: count)
      return Column(
        type: type, storage: .plain(.words(slice), Validity.finished(present, count: count)))
    }
  }

  /// The tables given, in the order given, of a constant or regular-time column; nil for other
  /// representations. tables `[n]`. Errors: `MemoryExhausted`.
  package func gathered(
    tables: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Column? {
    switch storage {
    case .constant(let values, let validity):
      let column = try Self.gathered(type, values, validity, tables, budget)
      guard case .plain(let chosen, let present) = column.storage else { return nil }
      return Column(type: type, storage: .constant(chosen, present))
    case .regularTime(let starts, let step):
      let chosen = try Buffer<Int64>(capacity: tables.count, budget: budget)
      for index in 0..<tables.count {
        chosen.base[index] = starts.pointer[Int(tables.pointer[index])]
      }
      let slice = BufferSlice(chosen, count: tables.count)
      return Column(type: type, storage: .regularTime(starts: slice, stepNanoseconds: step))
    case .plain, .dictionary: return nil
    }
  }

  private static func gathered(
    _ type: ColumnType, _ values: Values, _ validity: Validity?, _ rows: BufferSlice<Int32>,
    _ budget: MemoryBudget?
  ) throws -> Column {
    let present = try gatheredValidity(validity, rows, budget)
    let chosen: Values =
      switch values {
      case .words(let words): .words(try gatheredElements(words, rows, 0, budget))
      case .bools(let bools): .bools(try gatheredElements(bools, rows, 0, budget))
      case .strings(let strings): .strings(try strings.gathered(rows, budget: budget))
      }
    return Column(type: type, storage: .plain(chosen, present))
  }
}

/// The tables in which rows lie, found when they are first asked for.
private struct RowTables {
  let starts: BufferSlice<Int32>
  private let rows: BufferSlice<Int32>
  private let budget: MemoryBudget?
  private var tables: BufferSlice<Int32>?

  /// rows: positions in the batch, or -1.
  init(
    _ rows: BufferSlice<Int32>, _ tableStarts: BufferSlice<Int32>, _ budget: MemoryBudget?
  ) {
    self.rows = rows
    starts = tableStarts
    self.budget = budget
  }

  /// The table of each row; -1 for a row of -1. `[rows]` Errors: `MemoryExhausted`.
  mutating func found() throws -> BufferSlice<Int32> {
    if let tables { return tables }
    let rowCount = Int(starts.pointer[starts.count - 1])
    let result = try Buffer<Int32>(capacity: rows.count, budget: budget)
    if starts.count > 2, rows.count > rowCount / 4, !isAscending {
      try lookUp(rowCount, into: result.base)
    } else {
      walk(into: result.base)
    }
    let found = BufferSlice(result, count: rows.count)
    tables = found
    return found
  }

  private var isAscending: Bool {
    for index in 1..<max(rows.count, 1) where rows.pointer[index] < rows.pointer[index - 1] {
      return false
    }
    return true
  }

  /// Rows in any order, by the table of every row of the batch.
  private func lookUp(_ rowCount: Int, into result: UnsafeMutablePointer<Int32>) throws {
    let all = try Buffer<Int32>(capacity: rowCount, budget: budget)
    for table in 0..<(starts.count - 1) {
      let start = Int(starts.pointer[table])
      (all.base + start).update(
        repeating: Int32(truncatingIfNeeded: table),
        count: Int(starts.pointer[table + 1]) &- start)
    }
    for index in 0..<rows.count {
      let row = Int(rows.pointer[index])
      result[index] = row < 0 ? -1 : all.base[row]
    }
  }

  /// Rows in ascending order cost one walk.
  private func walk(into result: UnsafeMutablePointer<Int32>) {
    let last = starts.count &- 2
    var table = 0
    for index in 0..<rows.count {
      let row = rows.pointer[index]
      if row < 0 {
        result[index] = -1
        continue
      }
      if row < starts.pointer[table] || row >= starts.pointer[table &+ 1] {
        let next = table &+ 1
        if next <= last, row >= starts.pointer[next], row < starts.pointer[next &+ 1] {
          table = next
        } else {
          table = tableIndex(ofRow: Int(row), starts)
        }
      }
      result[index] = Int32(truncatingIfNeeded: table)
    }
  }
}

private func gatheredElements<Element: BitwiseCopyable>(
  _ elements: BufferSlice<Element>, _ rows: BufferSlice<Int32>, _ absent: Element,
  _ budget: MemoryBudget?
) throws -> BufferSlice<Element> {
  let result = try Buffer<Element>(capacity: rows.count, budget: budget)
  let source = elements.pointer
  let positions = rows.pointer
  for index in 0..<rows.count {
    let row = Int(positions[index])
    result.base[index] = row < 0 ? absent : source[row]
  }
  return BufferSlice(result, count: rows.count)
}

private func gatheredValidity(
  _ validity: Validity?, _ rows: BufferSlice<Int32>, _ budget: MemoryBudget?
) throws -> Validity? {
  let positions = rows.pointer
  let count = rows.count
  if validity == nil {
    var hasAbsent = false
    for index in 0..<count where positions[index] < 0 {
      hasAbsent = true
      break
    }
    if !hasAbsent { return nil }
  }
  let words = try Validity.makeWords(count: count, budget: budget)
  for index in 0..<count {
    let row = Int(positions[index])
    if row < 0 || !(validity?.isValid(row) ?? true) { clearBit(words.base, index) }
  }
  return Validity.finished(words, count: count)
}

extension StringValues {
  /// The strings at the positions given; empty for -1. Errors: `MemoryExhausted`.
  func gathered(_ rows: BufferSlice<Int32>, budget: MemoryBudget?) throws -> StringValues {
    let count = rows.count
    let newOffsets = try Buffer<Int64>(capacity: count + 1, budget: budget)
    var total: Int64 = 0
    newOffsets.base[0] = 0
    for index in 0..<count {
      let row = Int(rows.pointer[index])
      if row >= 0 { total &+= offsets.pointer[row + 1] &- offsets.pointer[row] }
      newOffsets.base[index + 1] = total
    }
    let newBytes = try Buffer<UInt8>(capacity: Int(total), budget: budget)
    for index in 0..<count where rows.pointer[index] >= 0 {
      let text = utf8(Int(rows.pointer[index]))
      guard let start = text.baseAddress else { continue }
      (newBytes.base + Int(newOffsets.base[index])).update(from: start, count: text.count)
    }
    return StringValues(
      offsets: BufferSlice(newOffsets, count: count + 1),
      bytes: BufferSlice(newBytes, count: Int(total)))
  }
}
