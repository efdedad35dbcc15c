/// A value of one type was put where another type stands.
package struct ColumnTypeMismatch: Error, Sendable {
  package let expected: ColumnType
  package let found: ColumnType?
}

/// Collects the values of one column, one after another.
package final class ColumnBuilder {
  package let type: ColumnType
  private let budget: MemoryBudget?
  /// Rows that there is room for at the start.
  private let capacity: Int
  private var words: GrowableBuffer<UInt64>?
  private var bools: GrowableBuffer<UInt8>?
  private var offsets: GrowableBuffer<Int64>?
  private var bytes: GrowableBuffer<UInt8>?
  /// One bit a row, made at the first null.
  private var validity: GrowableBuffer<UInt64>?
  /// Rows so far.
  package private(set) var count = 0

  /// Takes no memory until the first row, then room for `capacity` rows.
  package init(type: ColumnType, capacity: Int = 16, budget: MemoryBudget?) {
    self.type = type
    self.capacity = max(capacity, 1)
    self.budget = budget
  }

  // MARK: One value

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(_ value: Scalar) throws {
    guard let found = value.type else { return try appendNull() }
    guard found == type else { throw ColumnTypeMismatch(expected: type, found: found) }
    switch value {
    case .bool(let bool): try append(bool: bool)
    case .string(let string): try append(string: string)
    default: try append(word: value.word ?? 0)
    }
  }

  /// Errors: `MemoryExhausted`.
  package func appendNull() throws {
    try makeValidity()
    switch type {
    case .bool: try appendBool(0)
    case .string: try appendString(UnsafeBufferPointer(start: nil, count: 0))
    default: try appendWord(0)
    }
    try pushValidity(false)
  }

  /// The 8 bytes of an int, uint, float or time. Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(word: UInt64) throws {
    if type == .bool || type == .string { throw ColumnTypeMismatch(expected: type, found: nil) }
    try appendWord(word)
    try pushValidity(true)
  }

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(bool: Bool) throws {
    if type != .bool { throw ColumnTypeMismatch(expected: type, found: .bool) }
    try appendBool(bool ? 1 : 0)
    try pushValidity(true)
  }

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(utf8: UnsafeBufferPointer<UInt8>) throws {
    if type != .string { throw ColumnTypeMismatch(expected: type, found: .string) }
    try appendString(utf8)
    try pushValidity(true)
  }

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(string: String) throws {
    var string = string
    try string.withUTF8 { try append(utf8: $0) }
  }

  // MARK: Many values

  /// Copies a run of rows of another column. tableStarts `[tables + 1]` of that column's batch.
  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(
    contentsOf column: Column, rows: Range<Int>, tableStarts: BufferSlice<Int32>
  ) throws {
    guard column.type == type else { throw ColumnTypeMismatch(expected: type, found: column.type) }
    guard !rows.isEmpty else { return }
    switch column.storage {
    case .plain(let values, let validity):
      try append(values, validity, rows)
    case .dictionary(let codes, let dictionary):
      for row in rows {
        let code = Int(codes.pointer[row])
        if code < 0 { try appendNull() } else { try append(utf8: dictionary.utf8(code)) }
      }
    case .regularTime(let starts, let step):
      try appendTimes(starts, step, rows, tableStarts)
    case .constant(.words(let words), nil):
      try forEachTable(of: rows, tableStarts) { table, part in
        try append(repeating: words.pointer[table], count: part.count)
      }
    case .constant:
      var table = tableIndex(ofRow: rows.lowerBound, tableStarts)
      for row in rows {
        while row >= Int(tableStarts.pointer[table + 1]) { table &+= 1 }
        try appendTableCell(column, row, table, tableStarts)
      }
    }
  }

  private func appendTimes(
    _ starts: BufferSlice<Int64>, _ step: Int64, _ rows: Range<Int>,
    _ tableStarts: BufferSlice<Int32>
  ) throws {
    try forEachTable(of: rows, tableStarts) { table, part in
      let first = part.lowerBound &- Int(tableStarts.pointer[table])
      var time = starts.pointer[table] &+ step &* Int64(first)
      try appendWords(count: part.count) { target in
        for index in 0..<part.count {
          target[index] = UInt64(bitPattern: time)
          time &+= step
        }
      }
    }
  }

  private func append(repeating word: UInt64, count repetitions: Int) throws {
    try appendWords(count: repetitions) { $0.update(repeating: word, count: repetitions) }
  }

  /// Appends words that the body writes, none of them null. Errors: `ColumnTypeMismatch`,
  /// `MemoryExhausted`.
  package func appendWords(
    count added: Int, _ write: (UnsafeMutablePointer<UInt64>) -> Void
  ) throws {
    if type == .bool || type == .string { throw ColumnTypeMismatch(expected: type, found: nil) }
    try prepareWords()
    guard var target = words.take() else { return }
    defer { words = target }
    try target.reserve(added)
    write(target.end)
    target.advance(by: added)
    if validity == nil {
      count &+= added
    } else {
      for _ in 0..<added { try pushValidity(true) }
    }
  }

  /// The rows of each table that has some of the range.
  private func forEachTable(
    of rows: Range<Int>, _ tableStarts: BufferSlice<Int32>,
    _ body: (_ table: Int, _ rows: Range<Int>) throws -> Void
  ) rethrows {
    var table = tableIndex(ofRow: rows.lowerBound, tableStarts)
    var row = rows.lowerBound
    while row < rows.upperBound {
      while row >= Int(tableStarts.pointer[table + 1]) { table &+= 1 }
      let end = min(rows.upperBound, Int(tableStarts.pointer[table + 1]))
      try body(table, row..<end)
      row = end
    }
  }

  private func appendTableCell(
    _ column: Column, _ row: Int, _ table: Int, _ tableStarts: BufferSlice<Int32>
  ) throws {
    if column.isNull(row: row, table: table) { return try appendNull() }
    switch column.storage {
    case .constant(.words(let words), _): try append(word: words.pointer[table])
    case .constant(.bools(let bools), _): try append(bool: bools.pointer[table] != 0)
    case .constant(.strings(let strings), _): try append(utf8: strings.utf8(table))
    default: try append(column.scalar(row: row, table: table, tableStarts: tableStarts))
    }
  }

  private func append(_ values: Values, _ present: Validity?, _ rows: Range<Int>) throws {
    let nulls = present.map { rows.count - $0.validCount(in: rows) } ?? 0
    if nulls > 0 { try makeValidity() }
    switch values {
    case .words(let source):
      try prepareWords()
      try words?.append(contentsOf: source.pointer + rows.lowerBound, count: rows.count)
    case .bools(let source):
      try prepareBools()
      try bools?.append(contentsOf: source.pointer + rows.lowerBound, count: rows.count)
    case .strings(let source):
      for row in rows { try appendString(source.utf8(row)) }
    }
    if validity == nil {
      count &+= rows.count
    } else {
      for row in rows { try pushValidity(present?.isValid(row) ?? true) }
    }
  }

  // MARK: Finishing

  /// The column of one value a row; the builder is empty again. Errors: `MemoryExhausted`.
  package func finishPlain() throws -> Column {
    let (values, validity) = try takeValues()
    return Column(type: type, storage: .plain(values, validity))
  }

  /// The column of one value a table; the builder is empty again. Errors: `MemoryExhausted`.
  package func finishConstant() throws -> Column {
    let (values, validity) = try takeValues()
    return Column(type: type, storage: .constant(values, validity))
  }

  private func takeValues() throws -> (Values, Validity?) {
    let values: Values
    switch type {
    case .bool:
      try prepareBools()
      values = .bools(try required(bools).slice)
    case .string:
      try prepareStrings()
      values = .strings(
        StringValues(offsets: try required(offsets).slice, bytes: try required(bytes).slice))
    default:
      try prepareWords()
      values = .words(try required(words).slice)
    }
    let present = validity.map { Validity(words: $0.slice, count: count) }
    words = nil
    bools = nil
    offsets = nil
    bytes = nil
    validity = nil
    count = 0
    return (values, present)
  }

  private func required<Element>(
    _ buffer: GrowableBuffer<Element>?
  ) throws -> GrowableBuffer<Element> {
    if let buffer { return buffer }
    return try GrowableBuffer(capacity: 1, budget: budget)
  }

  // MARK: Storage

  private func prepareWords() throws {
    if words == nil { words = try GrowableBuffer(capacity: capacity, budget: budget) }
  }

  private func prepareBools() throws {
    if bools == nil { bools = try GrowableBuffer(capacity: capacity, budget: budget) }
  }

  private func prepareStrings() throws {
    if offsets != nil { return }
    bytes = try GrowableBuffer(capacity: capacity &* 8, budget: budget)
    var starts = try GrowableBuffer<Int64>(capacity: capacity &+ 1, budget: budget)
    try starts.append(0)
    offsets = starts
  }

  private func appendWord(_ word: UInt64) throws {
    if words == nil { try prepareWords() }
    try words?.append(word)
  }

  private func appendBool(_ byte: UInt8) throws {
    if bools == nil { try prepareBools() }
    try bools?.append(byte)
  }

  private func appendString(_ utf8: UnsafeBufferPointer<UInt8>) throws {
    if offsets == nil { try prepareStrings() }
    if let start = utf8.baseAddress { try bytes?.append(contentsOf: start, count: utf8.count) }
    try offsets?.append(Int64(bytes?.count ?? 0))
  }

  private func makeValidity() throws {
    if validity != nil { return }
    var bits = try GrowableBuffer<UInt64>(
      capacity: max(4, max(count, capacity) >> 6 &+ 1), budget: budget)
    try bits.append(repeating: ~0, count: (count &+ 63) >> 6)
    validity = bits
  }

  private func pushValidity(_ isValid: Bool) throws {
    if validity != nil {
      if count & 63 == 0 { try validity?.append(~0) }
      if !isValid, let bits = validity { clearBit(bits.buffer.base, count) }
    }
    count &+= 1
  }
}
