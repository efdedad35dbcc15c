/// A value of one type was put where another type stands.
package struct ColumnTypeMismatch: Error, Sendable {
  package let expected: ColumnType
  package let found: ColumnType?
}

/// Collects the values of one column, one after another.
///
/// Memory is held as plain pointers beside its owners: what a class holds in structures that grow
/// is checked anew at every access.
package final class ColumnBuilder {
  package let type: ColumnType
  private let budget: MemoryBudget?
  /// Rows so far.
  package private(set) var count = 0
  /// Rows that the first memory holds.
  private let capacity: Int
  /// Rows that the memory holds; none before the first row.
  private var room = 0

  private var words: Buffer<UInt64>?
  private var bools: Buffer<UInt8>?
  /// `[rows + 1]`
  private var offsets: Buffer<Int64>?
  private var bytes: Buffer<UInt8>?
  /// One bit a row, made at the first null; 1 in rows to come.
  private var validity: Buffer<UInt64>?

  private var wordBase: UnsafeMutablePointer<UInt64>?
  private var boolBase: UnsafeMutablePointer<UInt8>?
  private var offsetBase: UnsafeMutablePointer<Int64>?
  private var byteBase: UnsafeMutablePointer<UInt8>?
  private var byteCount = 0
  private var byteCapacity = 0

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
    try reserve(1)
    switch type {
    case .bool: if let boolBase { boolBase[count] = 0 }
    case .string: if let offsetBase { offsetBase[count &+ 1] = Int64(byteCount) }
    default: if let wordBase { wordBase[count] = 0 }
    }
    try markNull(count)
    count &+= 1
  }

  /// The 8 bytes of an int, uint, float or time. Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(word: UInt64) throws {
    if type == .bool || type == .string { throw ColumnTypeMismatch(expected: type, found: nil) }
    try reserve(1)
    if let wordBase { wordBase[count] = word }
    count &+= 1
  }

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(bool: Bool) throws {
    if type != .bool { throw ColumnTypeMismatch(expected: type, found: .bool) }
    try reserve(1)
    if let boolBase { boolBase[count] = bool ? 1 : 0 }
    count &+= 1
  }

  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(utf8: UnsafeBufferPointer<UInt8>) throws {
    if type != .string { throw ColumnTypeMismatch(expected: type, found: .string) }
    try reserve(1)
    try appendBytes(utf8)
    if let offsetBase { offsetBase[count &+ 1] = Int64(byteCount) }
    count &+= 1
  }

  /// Bytes that need not be UTF-8: what is broken in them is replaced, so that a text is one.
  /// Errors: `ColumnTypeMismatch`, `MemoryExhausted`.
  package func append(repairing bytes: UnsafeBufferPointer<UInt8>) throws {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      try append(utf8: bytes)
    } else {
      try append(string: String(decoding: bytes, as: UTF8.self))
    }
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
    try reserve(added)
    if let wordBase { write(wordBase + count) }
    count &+= added
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
    try reserve(rows.count)
    switch values {
    case .words(let source):
      if let wordBase {
        (wordBase + count).update(from: source.pointer + rows.lowerBound, count: rows.count)
      }
    case .bools(let source):
      if let boolBase {
        (boolBase + count).update(from: source.pointer + rows.lowerBound, count: rows.count)
      }
    case .strings(let source):
      let first = source.offsets.pointer[rows.lowerBound]
      let start = Int64(byteCount)
      let length = Int(source.offsets.pointer[rows.upperBound] &- first)
      try appendBytes(
        UnsafeBufferPointer(start: source.bytes.pointer + Int(first), count: length))
      if let offsetBase {
        let shift = start &- first
        for (index, row) in rows.enumerated() {
          offsetBase[count &+ index &+ 1] = shift &+ source.offsets.pointer[row + 1]
        }
      }
    }
    if let present, present.validCount(in: rows) < rows.count {
      for (index, row) in rows.enumerated() where !present.isValid(row) {
        try markNull(count &+ index)
      }
    }
    count &+= rows.count
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
    if room == 0 { try grow(0) }
    let values: Values
    switch type {
    case .bool: values = .bools(BufferSlice(try owned(bools), count: count))
    case .string:
      values = .strings(
        StringValues(
          offsets: BufferSlice(try owned(offsets), count: count + 1),
          bytes: BufferSlice(try owned(bytes), count: byteCount)))
    default: values = .words(BufferSlice(try owned(words), count: count))
    }
    let present = validity.map {
      Validity(words: BufferSlice($0, count: (count &+ 63) >> 6), count: count)
    }
    words = nil
    bools = nil
    offsets = nil
    bytes = nil
    validity = nil
    wordBase = nil
    boolBase = nil
    offsetBase = nil
    byteBase = nil
    byteCount = 0
    byteCapacity = 0
    room = 0
    count = 0
    return (values, present)
  }

  private func owned<Element>(_ buffer: Buffer<Element>?) throws -> Buffer<Element> {
    try buffer ?? Buffer(capacity: 1, budget: budget)
  }

  // MARK: Storage

  /// Makes room for so many more rows, less their bytes of text.
  @inline(__always)
  private func reserve(_ added: Int) throws {
    if count &+ added > room { try grow(added) }
  }

  private func grow(_ added: Int) throws {
    let rows = max(count &+ added, room == 0 ? capacity : room &* 2)
    switch type {
    case .bool:
      let grown = try moved(bools, count: count, to: rows)
      bools = grown
      boolBase = grown.base
    case .string:
      let grown = try moved(offsets, count: count &+ 1, to: rows &+ 1)
      if offsets == nil { grown.base[0] = 0 }
      offsets = grown
      offsetBase = grown.base
      if bytes == nil { try growBytes(rows &* 8) }
    default:
      let grown = try moved(words, count: count, to: rows)
      words = grown
      wordBase = grown.base
    }
    room = rows
    if let validity { self.validity = try makeValidity(validity) }
  }

  /// The elements in other memory.
  private func moved<Element>(
    _ old: Buffer<Element>?, count: Int, to capacity: Int
  ) throws -> Buffer<Element> {
    let grown = try Buffer<Element>(capacity: capacity, budget: budget)
    if let old { grown.base.update(from: old.base, count: count) }
    return grown
  }

  private func appendBytes(_ utf8: UnsafeBufferPointer<UInt8>) throws {
    guard let start = utf8.baseAddress else { return }
    if byteCount &+ utf8.count > byteCapacity { try growBytes(utf8.count) }
    if let byteBase { (byteBase + byteCount).update(from: start, count: utf8.count) }
    byteCount &+= utf8.count
  }

  private func growBytes(_ added: Int) throws {
    let grown = try moved(
      bytes, count: byteCount, to: max(byteCount &+ added, byteCapacity &* 2))
    bytes = grown
    byteBase = grown.base
    byteCapacity = grown.capacity
  }

  private func markNull(_ row: Int) throws {
    let bits = try validity ?? makeValidity(nil)
    validity = bits
    clearBit(bits.base, row)
  }

  /// A bit for each row that there is room for.
  private func makeValidity(_ old: Buffer<UInt64>?) throws -> Buffer<UInt64> {
    let wordCount = (room &+ 63) >> 6
    let bits = try Buffer<UInt64>(capacity: wordCount, budget: budget)
    bits.base.update(repeating: ~0, count: wordCount)
    if let old { bits.base.update(from: old.base, count: (count &+ 63) >> 6) }
    return bits
  }
}
