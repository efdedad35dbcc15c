import Columnar

/// Cuts the rows of one batch into tables by the values of any columns.
///
/// Groups come in order of first appearance and rows keep their order inside them; equal keys of
/// different batches are for a `TableCollector` to merge. Complexity: O(rows * key columns).
struct RowGrouping {
  private let batch: Batch
  private let budget: MemoryBudget?

  init(_ batch: Batch, budget: MemoryBudget?) {
    self.batch = batch
    self.budget = budget
  }

  /// The rows regrouped by key columns, which become constant. keyIndices in key order.
  func grouped(by keyIndices: [Int]) throws -> Batch {
    let schema = Schema(fields: batch.schema.fields, keyIndices: keyIndices)
    let varying = keyIndices.filter { !batch.columns[$0].isConstant }
    if varying.isEmpty {
      // A table without rows has values in the columns of its key only, whatever stands there.
      let isInsideKey = keyIndices.allSatisfy(batch.schema.isKey)
      let kept = isInsideKey ? batch : try batch.withoutEmptyTables(budget: budget)
      return kept.with(schema: schema, columns: kept.columns)
    }
    let (groups, firstRows) = try groupNumbers(
      by: varying, insideTables: varying.count < keyIndices.count)
    let groupCount = firstRows.count
    let starts = try Buffer<Int32>(capacity: groupCount + 1, budget: budget)
    let next = try Buffer<Int32>(capacity: groupCount + 1, budget: budget)
    next.base.update(repeating: 0, count: groupCount + 1)
    for row in 0..<batch.rowCount { next.base[Int(groups.base[row]) + 1] &+= 1 }
    for group in 0..<groupCount { next.base[group + 1] &+= next.base[group] }
    starts.base.update(from: next.base, count: groupCount + 1)
    let rows = try Buffer<Int32>(capacity: batch.rowCount, budget: budget)
    for row in 0..<batch.rowCount {
      let group = Int(groups.base[row])
      rows.base[Int(next.base[group])] = Int32(truncatingIfNeeded: row)
      next.base[group] &+= 1
    }
    let order = BufferSlice(rows, count: batch.rowCount)
    let columns = try batch.columns.indices.map { index in
      if keyIndices.contains(index) { return try constant(batch.columns[index], firstRows) }
      return try batch.columns[index].gathered(
        rows: order, tableStarts: batch.tableStarts, budget: budget)
    }
    return Batch(
      schema: schema, columns: columns, tableStarts: BufferSlice(starts, count: groupCount + 1),
      pieces: try batch.pieces?.gathered(
        rows: order, tableStarts: batch.tableStarts, budget: budget))
  }

  /// One value a group: that of its first row.
  private func constant(_ column: Column, _ firstRows: BufferSlice<Int32>) throws -> Column {
    let chosen = try column.gathered(
      rows: firstRows, tableStarts: batch.tableStarts, budget: budget)
    let starts = try Buffer<Int32>(capacity: firstRows.count + 1, budget: budget)
    for index in 0...firstRows.count { starts.base[index] = Int32(truncatingIfNeeded: index) }
    let plain = try chosen.flattened(
      BufferSlice(starts, count: firstRows.count + 1), budget: budget)
    guard case .plain(let values, let validity) = plain.storage else { return plain }
    return Column(type: column.type, storage: .constant(values, validity))
  }

  /// The group of each row `[rows]`, and each group's first row `[groups]`. `insideTables`: the old
  /// table counts as part of the key, in place of the key columns that are constant per table.
  private func groupNumbers(
    by varying: [Int], insideTables: Bool
  ) throws -> (Buffer<Int32>, BufferSlice<Int32>) {
    let groups = try Buffer<Int32>(capacity: batch.rowCount, budget: budget)
    var firstRows = GrowingBuffer<Int32>(budget: budget)
    var keys = try KeyInterner(budget: budget)
    let readers = try varying.map {
      try CellKey(batch.columns[$0], of: batch, budget: budget)
    }
    var key = GrowingBuffer<UInt8>(budget: budget)
    var previous = -1
    for table in 0..<batch.tableCount {
      for row in batch.rows(ofTable: table) {
        key.removeAll()
        if insideTables { try key.append(word: UInt64(table)) }
        for reader in readers { try reader.append(row: row, to: &key) }
        if previous >= 0 && keys.key(previous).elementsEqual(key.values) {
          groups.base[row] = Int32(truncatingIfNeeded: previous)
          continue
        }
        let (number, isNew) = try keys.intern(key.values)
        if isNew { try firstRows.append(Int32(truncatingIfNeeded: row)) }
        groups.base[row] = Int32(truncatingIfNeeded: number)
        previous = number
      }
    }
    return (groups, try firstRows.finish())
  }
}

/// Writes cells of one column as bytes that are equal where the cells are.
struct CellKey {
  private let plain: PlainColumn?
  private let codes: BufferSlice<Int32>?

  init(_ column: Column, of batch: Batch, budget: MemoryBudget?) throws {
    if case .dictionary(let codes, let dictionary) = column.storage, dictionary.hasUniqueEntries {
      self.codes = codes
      plain = nil
    } else {
      codes = nil
      plain = try PlainColumn(column, of: batch, budget: budget)
    }
  }

  func append(row: Int, to key: inout GrowingBuffer<UInt8>) throws {
    if let codes { return try key.append(word: UInt64(bitPattern: Int64(codes.pointer[row]))) }
    guard let plain, plain.isValid(row) else { return try key.append(0) }
    try key.append(1)
    if let words = plain.words {
      // Negative zero equals zero.
      let isNegativeZero = plain.column.type == .float && words[row] == 1 << 63
      try key.append(word: isNegativeZero ? 0 : words[row])
    } else if let bools = plain.bools {
      try key.append(bools[row])
    } else if let text = plain.strings?.utf8(row) {
      try key.append(word: UInt64(text.count))
      try key.append(contentsOf: text)
    }
  }
}

extension GrowingBuffer<UInt8> {
  mutating func append(word: UInt64) throws {
    var word = word
    try withUnsafeBytes(of: &word) { raw in
      try raw.withMemoryRebound(to: UInt8.self) { try append(contentsOf: $0) }
    }
  }
}

extension StringValues {
  /// Whether each text stands once, so that codes are as good as texts; small dictionaries only.
  var hasUniqueEntries: Bool {
    if count > 4_096 { return false }
    var seen = Set<String>(minimumCapacity: count)
    for index in 0..<count where !seen.insert(string(index)).inserted { return false }
    return true
  }
}
