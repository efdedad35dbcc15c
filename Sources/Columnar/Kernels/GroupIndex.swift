/// Numbers the distinct keys of rows in the order in which they are first seen.
///
/// Key columns may come in any representation and change it from batch to batch; their types do not
/// change. Nulls equal each other, -0.0 equals 0.0, and NaNs equal each other unless asked
/// otherwise. The hash is seeded per index, so that no input can be made to collide on purpose.
package final class GroupIndex {
  package let fields: [Field]
  /// Groups so far.
  package private(set) var count = 0

  /// Every NaN is a group of its own, as `distinct` and `unique` have it.
  private let distinguishesNaN: Bool
  private let seed: UInt64
  private let budget: MemoryBudget?
  /// Words of one key: a word a column, then the bits of its nulls.
  private let stride: Int
  private var keys: GrowableBuffer<UInt64>
  /// `[slots]`, a power of two: ordinal + 1, or 0 where free.
  private var slots: [Int32] = [Int32](repeating: 0, count: 64)
  private var texts: [StringNumbering]
  /// The first-seen values themselves, for -0.0 and NaN. One a column.
  private let builders: [ColumnBuilder]
  private var nanCount: UInt64 = 0

  /// At most 64 key columns share a word of null bits; more take another word.
  package init(
    fields: [Field], distinguishesNaN: Bool = false, seed: UInt64 = .random(in: .min ... .max),
    budget: MemoryBudget?
  ) throws {
    self.fields = fields
    self.distinguishesNaN = distinguishesNaN
    self.seed = seed
    self.budget = budget
    stride = fields.count + (fields.count + 63) / 64
    keys = try GrowableBuffer(budget: budget)
    texts = try fields.map { _ in try StringNumbering(seed: seed, budget: budget) }
    builders = fields.map { ColumnBuilder(type: $0.type, budget: budget) }
  }

  /// The group of each row. columns in the order of the fields; tableStarts `[tables + 1]` of their
  /// batch. Errors: `ColumnTypeMismatch`, `MemoryExhausted`. Complexity: O(rows * columns); where
  /// all columns are constant, O(tables * columns + rows).
  /// - Returns: `[rows]`
  package func ordinals(
    of columns: [Column], tableStarts: BufferSlice<Int32>
  ) throws -> BufferSlice<Int32> {
    precondition(columns.count == fields.count)
    for (field, column) in zip(fields, columns) where field.type != column.type {
      throw ColumnTypeMismatch(expected: field.type, found: column.type)
    }
    let tables = tableStarts.count - 1
    let rows = Int(tableStarts.pointer[tables])
    let result = try Buffer<Int32>(capacity: rows, budget: budget)
    var key = [UInt64](repeating: 0, count: stride)
    if columns.allSatisfy(\.isConstant) {
      for table in 0..<tables {
        let start = Int(tableStarts.pointer[table])
        let end = Int(tableStarts.pointer[table + 1])
        if start == end { continue }
        try fill(&key, columns, nil, row: start, table: table)
        let ordinal = try ordinal(of: key, columns, tableStarts, row: start, table: table)
        (result.base + start).update(repeating: ordinal, count: end - start)
      }
      return BufferSlice(result, count: rows)
    }
    let flat = try columns.map { column in
      if case .regularTime = column.storage {
        return try column.flattened(tableStarts, budget: budget)
      }
      return column
    }
    // Numbers of a dictionary's strings, found once a batch.
    var codes = flat.map { column -> [Int32] in
      guard case .dictionary(_, let dictionary) = column.storage else { return [] }
      return [Int32](repeating: -1, count: dictionary.count)
    }
    for table in 0..<tables {
      for row in Int(tableStarts.pointer[table])..<Int(tableStarts.pointer[table + 1]) {
        try fill(&key, flat, &codes, row: row, table: table)
        result.base[row] = try ordinal(of: key, flat, tableStarts, row: row, table: table)
      }
    }
    return BufferSlice(result, count: rows)
  }

  /// The first-seen key of each group as one plain column a field, and an empty index after it.
  /// `[groups]` each. Errors: `MemoryExhausted`.
  package func finishKeys() throws -> [Column] {
    count = 0
    keys = try GrowableBuffer(budget: budget)
    slots = [Int32](repeating: 0, count: 64)
    texts = try fields.map { _ in try StringNumbering(seed: seed, budget: budget) }
    return try builders.map { try $0.finishPlain() }
  }

  /// Writes the words of one row's key.
  private func fill(
    _ key: inout [UInt64], _ columns: [Column], _ codes: UnsafeMutablePointer<[Int32]>?, row: Int,
    table: Int
  ) throws {
    for word in fields.count..<stride { key[word] = 0 }
    for (index, column) in columns.enumerated() {
      if column.isNull(row: row, table: table) {
        key[index] = 0
        key[fields.count + index / 64] |= 1 << UInt64(index % 64)
        continue
      }
      switch column.storage {
      case .plain(let values, _): key[index] = try word(values, row, index)
      case .constant(let values, _): key[index] = try word(values, table, index)
      case .dictionary(let rowCodes, let dictionary):
        let code = Int(rowCodes.pointer[row])
        var number = codes?[index][code] ?? -1
        if number < 0 {
          number = try texts[index].number(of: dictionary.utf8(code))
          codes?[index][code] = number
        }
        key[index] = UInt64(number)
      case .regularTime: key[index] = 0
      }
    }
  }

  private func word(_ values: Values, _ position: Int, _ column: Int) throws -> UInt64 {
    switch values {
    case .words(let words):
      let word = words.pointer[position]
      return fields[column].type == .float ? canonical(word) : word
    case .bools(let bools): return UInt64(bools.pointer[position])
    case .strings(let strings):
      return UInt64(try texts[column].number(of: strings.utf8(position)))
    }
  }

  private func canonical(_ word: UInt64) -> UInt64 {
    let value = Double(bitPattern: word)
    if value == 0 { return 0 }
    if !value.isNaN { return word }
    if distinguishesNaN { nanCount &+= 1 }
    return Double.nan.bitPattern &+ nanCount
  }

  private func ordinal(
    of key: [UInt64], _ columns: [Column], _ tableStarts: BufferSlice<Int32>, row: Int, table: Int
  ) throws -> Int32 {
    var slot = Int(truncatingIfNeeded: hash(key) & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      let known = keys.buffer.base + Int(slots[slot] - 1) * stride
      var word = 0
      while word < stride, known[word] == key[word] { word += 1 }
      if word == stride { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    for word in key { try keys.append(word) }
    for (builder, column) in zip(builders, columns) {
      try builder.append(column.scalar(row: row, table: table, tableStarts: tableStarts))
    }
    count += 1
    slots[slot] = Int32(truncatingIfNeeded: count)
    if count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: count - 1)
  }

  private func grow() {
    let size = slots.count * 2
    slots = [Int32](repeating: 0, count: size)
    var key = [UInt64](repeating: 0, count: stride)
    for group in 0..<count {
      for word in 0..<stride { key[word] = keys.buffer.base[group * stride + word] }
      var slot = Int(truncatingIfNeeded: hash(key) & UInt64(size - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: group + 1)
    }
  }

  private func hash(_ key: [UInt64]) -> UInt64 {
    var state = seed
    for word in key { state = hashWord(word, seed: state) }
    return state
  }
}

extension GroupIndex {
  /// The groups in the order of their keys (`compareGroupKeys`): columns by label, null first.
  /// keys as `finishKeys` gave them. Complexity: O(groups log groups).
  package static func sortedOrder(
    of keys: [Column], fields: [Field], budget: MemoryBudget?
  ) throws -> BufferSlice<Int32> {
    let groups = keys.first.map { column -> Int in
      guard case .plain(let values, _) = column.storage else { return 0 }
      return values.count
    }
    let starts = try BufferSlice<Int32>.copying([0, Int32(truncatingIfNeeded: groups ?? 0)])
    let batch = Batch(
      schema: Schema(fields: fields, keyIndices: []), columns: keys, tableStarts: starts)
    let byLabel = fields.indices.sorted { compareBytes(fields[$0].label, fields[$1].label) < 0 }
    return try permutationSorting(
      batch, rows: 0..<batch.rowCount, by: byLabel.map { (index: $0, descending: false) },
      nullsFirst: true, budget: budget)
  }
}
