extension Column {
  /// The rows given, in the order given; a row of -1 gives a null. The result is plain, but
  /// strings of constant and dictionary columns stay in dictionary form.
  /// rows `[n]`, positions in the column's batch; tableStarts `[tables + 1]` of that batch.
  /// Errors: `MemoryExhausted`. Complexity: O(n + bytes), times log tables for constant columns.
  package func gathered(
    rows: BufferSlice<Int32>, tableStarts: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Column {
    let count = rows.count
    switch storage {
    case .plain(let values, let validity):
      return try Self.gathered(type, values, validity, rows, budget)
    case .constant(let values, let validity):
      let tables = try tablesOfRows(rows, tableStarts, budget)
      if case .strings(let dictionary) = values {
        if let validity {
          for index in 0..<count
          where tables.base[index] >= 0 && !validity.isValid(Int(tables.base[index])) {
            tables.base[index] = -1
          }
        }
        let codes = BufferSlice(tables, count: count)
        return Column(type: type, storage: .dictionary(codes: codes, dictionary: dictionary))
      }
      return try Self.gathered(type, values, validity, BufferSlice(tables, count: count), budget)
    case .dictionary(let codes, let dictionary):
      let result = try Buffer<Int32>(capacity: count, budget: budget)
      for index in 0..<count {
        let row = Int(rows.pointer[index])
        result.base[index] = row < 0 ? -1 : codes.pointer[row]
      }
      let slice = BufferSlice(result, count: count)
      return Column(type: type, storage: .dictionary(codes: slice, dictionary: dictionary))
    case .regularTime(let starts, let step):
      let tables = try tablesOfRows(rows, tableStarts, budget)
      let words = try Buffer<UInt64>(capacity: count, budget: budget)
      let present = try Validity.makeWords(count: count, budget: budget)
      for index in 0..<count {
        let table = Int(tables.base[index])
        if table < 0 {
          words.base[index] = 0
          clearBit(present.base, index)
        } else {
          let position = Int64(rows.pointer[index] &- tableStarts.pointer[table])
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

/// The table of each row; -1 for a row of -1. Rows in ascending order cost one walk.
private func tablesOfRows(
  _ rows: BufferSlice<Int32>, _ tableStarts: BufferSlice<Int32>, _ budget: MemoryBudget?
) throws -> Buffer<Int32> {
  let tables = try Buffer<Int32>(capacity: rows.count, budget: budget)
  let starts = tableStarts.pointer
  let last = tableStarts.count &- 2
  var table = 0
  for index in 0..<rows.count {
    let row = rows.pointer[index]
    if row < 0 {
      tables.base[index] = -1
      continue
    }
    if row < starts[table] || row >= starts[table &+ 1] {
      let next = table &+ 1
      if next <= last, row >= starts[next], row < starts[next &+ 1] {
        table = next
      } else {
        table = tableIndex(ofRow: Int(row), tableStarts)
      }
    }
    tables.base[index] = Int32(truncatingIfNeeded: table)
  }
  return tables
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
