import Testing

@testable import Columnar

@Suite struct BatchTests {
  /// All cells of a batch, null and NaN made comparable.
  private func cells(_ batch: Batch, rows: [Int]) -> [[String]] {
    rows.map { row in
      batch.columns.indices.map {
        "\(batch.scalar(column: $0, row: row, table: batch.table(ofRow: row)))"
      }
    }
  }

  @Test func flattenedColumnsHoldTheSameCells() throws {
    var random = SplitMix64(seed: 1)
    let batch = try RandomBatch.make(rows: 150, tables: 5, &random)
    try batch.checkInvariants()
    for column in batch.columns {
      let flat = try column.flattened(batch.tableStarts, budget: nil)
      guard case .plain = flat.storage else {
        Issue.record("not plain")
        continue
      }
      for row in 0..<150 {
        let table = batch.table(ofRow: row)
        let before = column.scalar(row: row, table: table, tableStarts: batch.tableStarts)
        let after = flat.scalar(row: row, table: table, tableStarts: batch.tableStarts)
        #expect("\(before)" == "\(after)")
        #expect(flat.isNull(row: row, table: table) == (before == .null))
      }
    }
  }

  @Test func gatheredRowsComeInTheOrderGiven() throws {
    var random = SplitMix64(seed: 2)
    let batch = try RandomBatch.make(rows: 100, tables: 4, &random)
    let chosen = (0..<130).map { _ in Int32.random(in: -1..<100, using: &random) }
    let rows = try BufferSlice<Int32>.copying(chosen)
    let starts = try BufferSlice<Int32>.copying([0, 130])
    for column in batch.columns {
      let result = try column.gathered(rows: rows, tableStarts: batch.tableStarts, budget: nil)
      for (index, row) in chosen.enumerated() {
        let expected: Scalar =
          row < 0
          ? .null
          : column.scalar(
            row: Int(row), table: batch.table(ofRow: Int(row)), tableStarts: batch.tableStarts)
        #expect("\(result.scalar(row: index, table: 0, tableStarts: starts))" == "\(expected)")
      }
    }
  }

  @Test func adjacentRowSlicesHoldEachTableAndRowOnce() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<40 {
      let count = Int.random(in: 0...30, using: &random)
      let batch = try RandomBatch.make(rows: count, tables: 6, &random)
      let cut = Int.random(in: 0...count, using: &random)
      let left = try batch.sliced(rows: 0..<cut)
      let right = try batch.sliced(rows: cut..<count)
      try left.checkInvariants()
      try right.checkInvariants()
      #expect(!left.continuesTable)
      #expect(
        left.tableCount + right.tableCount - (right.continuesTable ? 1 : 0) == batch.tableCount)
      #expect(
        cells(left, rows: Array(0..<cut)) + cells(right, rows: Array(0..<(count - cut)))
          == cells(batch, rows: Array(0..<count)))
    }
  }

  @Test func tableSlicesKeepKeysAndEmptyTables() throws {
    var random = SplitMix64(seed: 4)
    let batch = try RandomBatch.make(rows: 20, tables: 6, &random)
    for low in 0...6 {
      for high in low...6 {
        let part = try batch.sliced(tables: low..<high)
        try part.checkInvariants()
        #expect(part.tableCount == high - low)
        for table in 0..<part.tableCount {
          #expect("\(part.key(ofTable: table))" == "\(batch.key(ofTable: low + table))")
          #expect(part.rows(ofTable: table).count == batch.rows(ofTable: low + table).count)
        }
      }
    }
  }

  @Test(arguments: [true, false]) func filterKeepsRowsAndMaybeEmptyTables(keeps: Bool) throws {
    var random = SplitMix64(seed: 6)
    for density in [0, 1, 3, 4] {
      let batch = try RandomBatch.make(rows: 60, tables: 8, &random)
      let mask = (0..<60).map { _ in UInt8(Int.random(in: 0..<4, using: &random) < density ? 1 : 0)
      }
      let result = try batch.filtered(mask: mask, keepEmptyTables: keeps, budget: nil)
      try result.checkInvariants()
      let rows = (0..<60).filter { mask[$0] != 0 }
      #expect(cells(result, rows: Array(0..<result.rowCount)) == cells(batch, rows: rows))
      let filled = Set(rows.map { batch.table(ofRow: $0) }).count
      #expect(result.tableCount == (keeps ? 8 : filled))
    }
  }

  @Test func aDroppedContinuationDoesNotContinue() throws {
    let builder = BatchBuilder(
      schema: Schema(fields: [Field("v", .int)], keyIndices: []), budget: nil)
    for _ in 0..<2 {
      try builder.beginTable(key: [])
      try builder.appendRow([.int(1)])
    }
    let batch = try builder.finish(continuesTable: true)
    #expect(try batch.filtered(mask: [1, 0], keepEmptyTables: false, budget: nil).continuesTable)
    #expect(try !batch.filtered(mask: [0, 1], keepEmptyTables: false, budget: nil).continuesTable)
  }

  @Test func builderRefusesRowsOfAnotherWidth() throws {
    let schema = Schema(fields: [Field("k", .int), Field("v", .int)], keyIndices: [0])
    let builder = BatchBuilder(schema: schema, budget: nil)
    #expect(throws: BrokenInvariant.self) { try builder.appendRow([.int(1), .int(2)]) }
    #expect(throws: BrokenInvariant.self) { try builder.beginTable(key: []) }
    try builder.beginTable(key: [.int(1)])
    #expect(throws: BrokenInvariant.self) { try builder.appendRow([.int(1)]) }
    try builder.appendRow([.int(1), .int(2)])
    #expect(try builder.finish().rowCount == 1)
  }

  @Test func builderCopiesRowsOfAnyColumn() throws {
    var random = SplitMix64(seed: 8)
    let batch = try RandomBatch.make(rows: 90, tables: 4, &random)
    for column in batch.columns {
      let builder = ColumnBuilder(type: column.type, budget: nil)
      try builder.append(contentsOf: column, rows: 10..<70, tableStarts: batch.tableStarts)
      try builder.appendNull()
      try builder.append(contentsOf: column, rows: 0..<90, tableStarts: batch.tableStarts)
      let copy = try builder.finishPlain()
      #expect(builder.count == 0)
      let starts = try BufferSlice<Int32>.copying([0, 151])
      for (index, row) in (Array(10..<70) + [-1] + Array(0..<90)).enumerated() {
        let expected: Scalar =
          row < 0
          ? .null
          : column.scalar(row: row, table: batch.table(ofRow: row), tableStarts: batch.tableStarts)
        #expect("\(copy.scalar(row: index, table: 0, tableStarts: starts))" == "\(expected)")
      }
      #expect(throws: ColumnTypeMismatch.self) {
        try builder.append(column.type == .int ? .uint(1) : .int(1))
      }
    }
  }

  @Test func budgetIsTakenAndGivenBack() throws {
    let budget = MemoryBudget(limitBytes: 100_000)
    do {
      let builder = ColumnBuilder(type: .string, budget: budget)
      #expect(throws: MemoryExhausted.self) {
        for _ in 0..<100_000 { try builder.append(string: "text") }
      }
    }
    #expect(budget.usedBytes == 0)
    #expect(budget.peakBytes <= 100_000)
  }

  @Test func keysCompareInLabelOrder() throws {
    func batch(_ columns: [(String, Scalar, ColumnType)]) throws -> Batch {
      let fields = columns.map { Field($0.0, $0.2) }
      let builder = BatchBuilder(
        schema: Schema(fields: fields, keyIndices: Array(fields.indices)), budget: nil)
      try builder.beginTable(key: columns.map(\.1))
      return try builder.finish()
    }
    func order(
      _ a: [(String, Scalar, ColumnType)], _ b: [(String, Scalar, ColumnType)]
    ) throws -> Int {
      let (x, y) = (try batch(a), try batch(b))
      #expect(compareGroupKeys(x, 0, y, 0).signum() == -compareGroupKeys(y, 0, x, 0).signum())
      return compareGroupKeys(x, 0, y, 0).signum()
    }
    let a1: (String, Scalar, ColumnType) = ("a", .int(1), .int)
    let b1: (String, Scalar, ColumnType) = ("b", .int(1), .int)
    // The key that lacks the smaller label is less.
    #expect(try order([b1], [a1]) == -1)
    #expect(try order([], [a1]) == -1)
    #expect(try order([a1], [a1, b1]) == -1)
    #expect(try order([b1, a1], [a1, b1]) == 0)
    // a decides before b, whatever the key order.
    #expect(
      try order([("b", .int(1), .int), ("a", .int(2), .int)], [("b", .int(2), .int), a1]) == 1)
    #expect(try order([a1], [("a", .float(0), .float)]) == -1)
    #expect(try order([("a", .null, .int)], [a1]) == -1)
    #expect(try order([("a", .null, .int)], [("a", .null, .int)]) == 0)
    #expect(try order([("a", .float(.nan), .float)], [("a", .float(.infinity), .float)]) == 1)
    #expect(try order([("a", .string("é"), .string)], [("a", .string("z"), .string)]) == 1)
    #expect(try order([("a", .uint(1), .uint)], [("a", .uint(UInt64.max), .uint)]) == -1)
    #expect(try order([("a", .bool(false), .bool)], [("a", .bool(true), .bool)]) == -1)
  }

  @Test func brokenBatchesAreFound() throws {
    let starts = try BufferSlice<Int32>.copying([0, 2])
    let words = try BufferSlice<UInt64>.copying([1, 2])
    let short = Column(type: .int, storage: .plain(.words(words.slice(0..<1)), nil))
    let plain = Column(type: .int, storage: .plain(.words(words), nil))
    let codes = Column(
      type: .string,
      storage: .dictionary(
        codes: try .copying([0, 5]),
        dictionary: StringValues(offsets: try .copying([0, 0]), bytes: try .copying([]))))
    for (column, key) in [(short, [Int]()), (plain, [0]), (codes, [])] {
      let schema = Schema(fields: [Field("v", column.type)], keyIndices: key)
      let batch = Batch(schema: schema, columns: [column], tableStarts: starts)
      #expect(throws: BrokenInvariant.self) { try batch.checkInvariants() }
    }
  }
}
