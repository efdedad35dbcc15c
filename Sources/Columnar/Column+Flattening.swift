extension Column {
  /// The same values in plain form. Strings are copied unless they are plain already.
  /// tableStarts `[tables + 1]` of the column's batch. Errors: `MemoryExhausted`.
  /// Complexity: O(rows + bytes).
  package func flattened(
    _ tableStarts: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Column {
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    switch storage {
    case .plain: return self
    case .constant(let values, let validity):
      let repeated = try values.repeated(tableStarts, budget: budget)
      let present = try validity?.repeated(tableStarts, budget: budget)
      return Column(type: type, storage: .plain(repeated, present))
    case .dictionary(let codes, let dictionary):
      return try Self.flattenedDictionary(codes, dictionary, budget)
    case .regularTime(let starts, let step):
      let words = try Buffer<UInt64>(capacity: rows, budget: budget)
      for table in 0..<tables {
        var time = starts.pointer[table]
        for row in Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1]) {
          words.base[row] = UInt64(bitPattern: time)
          time &+= step
        }
      }
      return Column(type: type, storage: .plain(.words(BufferSlice(words, count: rows)), nil))
    }
  }

  /// The same values with one for each row: plain, but texts in a dictionary.
  /// tableStarts `[tables + 1]` of the column's batch. Errors: `MemoryExhausted`.
  /// Complexity: O(1) for a column that is so, else O(rows).
  package func spread(
    over tableStarts: BufferSlice<Int32>, budget: MemoryBudget?
  ) throws -> Column {
    if case .dictionary = storage { return self }
    guard case .constant(.strings(let texts), let validity) = storage else {
      return try flattened(tableStarts, budget: budget)
    }
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    let codes = try Buffer<Int32>(capacity: rows, budget: budget)
    for table in 0..<tables {
      let start = Int(tableStarts.pointer[table])
      let isPresent = validity?.isValid(table) ?? true
      (codes.base + start).update(
        repeating: isPresent ? Int32(truncatingIfNeeded: table) : -1,
        count: Int(tableStarts.pointer[table + 1]) &- start)
    }
    return Column(
      type: type,
      storage: .dictionary(codes: BufferSlice(codes, count: rows), dictionary: texts))
  }

  /// A plain or dictionary column of `count` rows with its values as those of as many tables.
  /// Errors: `MemoryExhausted`.
  package func constantPerTable(count: Int, budget: MemoryBudget?) throws -> Column {
    let plain = try flattened(.rowPerTable(count, budget: budget), budget: budget)
    guard case .plain(let values, let validity) = plain.storage else { return plain }
    return Column(type: type, storage: .constant(values, validity))
  }

  private static func flattenedDictionary(
    _ codes: BufferSlice<Int32>, _ dictionary: StringValues, _ budget: MemoryBudget?
  ) throws -> Column {
    let rows = codes.count
    let offsets = try Buffer<Int64>(capacity: rows + 1, budget: budget)
    let words = try Validity.makeWords(count: rows, budget: budget)
    var total: Int64 = 0
    offsets.base[0] = 0
    for row in 0..<rows {
      let code = Int(codes.pointer[row])
      if code < 0 {
        clearBit(words.base, row)
      } else {
        total &+= dictionary.offsets.pointer[code + 1] &- dictionary.offsets.pointer[code]
      }
      offsets.base[row + 1] = total
    }
    let bytes = try Buffer<UInt8>(capacity: Int(total), budget: budget)
    for row in 0..<rows where codes.pointer[row] >= 0 {
      let text = dictionary.utf8(Int(codes.pointer[row]))
      guard let start = text.baseAddress else { continue }
      (bytes.base + Int(offsets.base[row])).update(from: start, count: text.count)
    }
    let strings = StringValues(
      offsets: BufferSlice(offsets, count: rows + 1), bytes: BufferSlice(bytes, count: Int(total)))
    return Column(
      type: .string, storage: .plain(.strings(strings), Validity.finished(words, count: rows)))
  }
}

extension BufferSlice<Int32> {
  /// The starts of so many tables of one row each.
  package static func rowPerTable(_ count: Int, budget: MemoryBudget?) throws -> BufferSlice {
    let starts = try Buffer<Int32>(capacity: count + 1, budget: budget)
    for table in 0...count { starts.base[table] = Int32(truncatingIfNeeded: table) }
    return BufferSlice(starts, count: count + 1)
  }
}

extension Values {
  /// `[tables]` values, each as often as its table has rows.
  func repeated(_ tableStarts: BufferSlice<Int32>, budget: MemoryBudget?) throws -> Values {
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    switch self {
    case .words(let words):
      let result = try Buffer<UInt64>(capacity: rows, budget: budget)
      repeatElements(words, tableStarts, into: result.base)
      return .words(BufferSlice(result, count: rows))
    case .bools(let bools):
      let result = try Buffer<UInt8>(capacity: rows, budget: budget)
      repeatElements(bools, tableStarts, into: result.base)
      return .bools(BufferSlice(result, count: rows))
    case .strings(let strings):
      return .strings(try strings.repeated(tableStarts, budget: budget))
    }
  }
}

private func repeatElements<Element: BitwiseCopyable>(
  _ elements: BufferSlice<Element>, _ tableStarts: BufferSlice<Int32>,
  into result: UnsafeMutablePointer<Element>
) {
  for table in 0..<(tableStarts.count - 1) {
    let start = Int(tableStarts.pointer[table])
    let end = Int(tableStarts.pointer[table + 1])
    (result + start).update(repeating: elements.pointer[table], count: end &- start)
  }
}

extension StringValues {
  /// `[tables]` strings, each as often as its table has rows.
  func repeated(_ tableStarts: BufferSlice<Int32>, budget: MemoryBudget?) throws -> StringValues {
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    var total = 0
    for table in 0..<tables {
      let count = Int(tableStarts.pointer[table + 1] &- tableStarts.pointer[table])
      total &+= count &* utf8(table).count
    }
    let newOffsets = try Buffer<Int64>(capacity: rows + 1, budget: budget)
    let newBytes = try Buffer<UInt8>(capacity: total, budget: budget)
    var position = 0
    var row = 0
    newOffsets.base[0] = 0
    for table in 0..<tables {
      let text = utf8(table)
      while row < Int(tableStarts.pointer[table + 1]) {
        if let start = text.baseAddress {
          (newBytes.base + position).update(from: start, count: text.count)
        }
        position &+= text.count
        row &+= 1
        newOffsets.base[row] = Int64(position)
      }
    }
    return StringValues(
      offsets: BufferSlice(newOffsets, count: rows + 1),
      bytes: BufferSlice(newBytes, count: total))
  }
}

extension Validity {
  /// `[tables]` bits, each as often as its table has rows; nil when no row is null.
  func repeated(_ tableStarts: BufferSlice<Int32>, budget: MemoryBudget?) throws -> Validity? {
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    let words = try Validity.makeWords(count: rows, budget: budget)
    for table in 0..<tables where !isValid(table) {
      for row in Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1]) {
        clearBit(words.base, row)
      }
    }
    return Validity.finished(words, count: rows)
  }
}
