import Columnar

/// The rows of all tables of a join by the columns it compares: different cells are sorted once, so
/// that matching rows of two tables is a walk over small numbers.
struct JoinRanks {
  /// The rows of one batch.
  struct Rows {
    /// Equal where the compared cells are, on either side; grows with them, nulls least. `[rows]`
    let ranks: BufferSlice<Int32>
    /// 1 where a compared cell is null: such a row matches none. `[rows]`
    let nulls: BufferSlice<UInt8>
  }

  /// As the batches were given.
  private(set) var batches: [Rows] = []

  /// columns: the compared columns of each batch, as many in each. Columns that differ in type hold
  /// nothing equal. Errors: `MemoryExhausted`. Complexity: O(rows), and that of sorting the different
  /// cells.
  init(_ batches: [(batch: Batch, columns: [Int])], budget: MemoryBudget?) throws {
    var byTypes: [[ColumnType]: [Int]] = [:]
    var order: [[ColumnType]] = []
    for (number, side) in batches.enumerated() {
      let types = side.columns.map { side.batch.columns[$0].type }
      if byTypes[types] == nil { order.append(types) }
      byTypes[types, default: []].append(number)
    }
    var rows = [Rows?](repeating: nil, count: batches.count)
    var firstRank: Int32 = 0
    for types in order {
      let numbers = byTypes[types] ?? []
      let ranking = try Ranking(
        numbers.map { batches[$0] }, types: types, firstRank: firstRank, budget: budget)
      for (number, made) in zip(numbers, ranking.rows) { rows[number] = made }
      firstRank = ranking.nextRank
    }
    self.batches = rows.compactMap { $0 }
  }
}

/// The rows of batches whose compared columns have the same types.
private struct Ranking {
  private(set) var rows: [JoinRanks.Rows] = []
  let nextRank: Int32

  init(
    _ sides: [(batch: Batch, columns: [Int])], types: [ColumnType], firstRank: Int32,
    budget: MemoryBudget?
  ) throws {
    let all = try Self.combined(sides, types, budget)
    let keys = Array(types.indices)
    let numbering = try RowNumbering(all, by: keys, insideTables: false, budget: budget)
    let distinct = Batch(
      schema: all.schema,
      columns: try all.columns.map {
        try $0.gathered(
          rows: numbering.firstRows, tableStarts: all.tableStarts, budget: budget)
      },
      tableStarts: try int32Slice([0, Int32(truncatingIfNeeded: numbering.count)], budget: budget))
    let order = try permutationSorting(
      distinct, rows: 0..<numbering.count, by: keys.map { (index: $0, descending: false) },
      nullsFirst: true, budget: budget)
    let places = try tieRanks(of: distinct, order: order, by: keys, budget: budget)
    let rankOfNumber = try Buffer<Int32>(capacity: numbering.count, budget: budget)
    for place in 0..<numbering.count {
      rankOfNumber.base[Int(order.pointer[place])] = firstRank &+ places.base[place]
    }
    nextRank =
      numbering.count == 0 ? firstRank : firstRank &+ places.base[numbering.count - 1] &+ 1
    let ranks = try Buffer<Int32>(capacity: all.rowCount, budget: budget)
    for row in 0..<all.rowCount {
      ranks.base[row] = rankOfNumber.base[Int(numbering.numbers.pointer[row])]
    }
    let nulls = try Buffer<UInt8>(capacity: all.rowCount, budget: budget)
    nulls.base.update(repeating: 0, count: all.rowCount)
    for column in all.columns {
      guard case .plain(_, let validity?) = column.storage else { continue }
      for row in 0..<all.rowCount where !validity.isValid(row) { nulls.base[row] = 1 }
    }
    var first = 0
    for side in sides {
      let range = first..<(first + side.batch.rowCount)
      rows.append(
        JoinRanks.Rows(
          ranks: BufferSlice(ranks, count: all.rowCount).slice(range),
          nulls: BufferSlice(nulls, count: all.rowCount).slice(range)))
      first = range.upperBound
    }
  }

  /// The compared columns of all batches, one below the other, as one table.
  private static func combined(
    _ sides: [(batch: Batch, columns: [Int])], _ types: [ColumnType], _ budget: MemoryBudget?
  ) throws -> Batch {
    let columns = try types.enumerated().map { position, type in
      let builder = ColumnBuilder(type: type, budget: budget)
      for side in sides {
        try builder.append(
          contentsOf: side.batch.columns[side.columns[position]], rows: 0..<side.batch.rowCount,
          tableStarts: side.batch.tableStarts)
      }
      return try builder.finishPlain()
    }
    let rowCount = sides.reduce(0) { $0 + $1.batch.rowCount }
    return Batch(
      schema: Schema(
        fields: types.enumerated().map { Field("\($0)", $1) }, keyIndices: []),
      columns: columns,
      tableStarts: try int32Slice([0, Int32(truncatingIfNeeded: rowCount)], budget: budget))
  }
}
