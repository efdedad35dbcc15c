import Columnar
import Diagnostics
import Planning

/// `join`: every pair of tables whose key columns agree in `on`, rows matched by the columns of
/// `on`; rows that tie come as upstream's sort of a whole table leaves them (`patternSorted`).
struct EquiJoin: Sendable {
  let leftName: String
  let rightName: String
  let on: [String]

  /// Tables sorted by key; a pair without matches gives none. Errors: `X0005`.
  /// Complexity: O(rows log rows + pairs of tables + rows out), where pairs are found by hash.
  func joined(_ left: [Batch], _ right: [Batch], _ step: StepContext) throws -> [Batch] {
    let lefts = left.filter(hasColumns)
    let rights = right.filter(hasColumns)
    let ranks = try JoinRanks(
      (lefts + rights).map { batch in (batch, on.compactMap { batch.schema.index(of: $0) }) },
      budget: step.budget)
    let leftOrders = zip(lefts, ranks.batches).map { SortedTables($0, $1) }
    let rightOrders = zip(rights, ranks.batches.dropFirst(lefts.count)).map {
      SortedTables($0, $1)
    }
    var results: [Batch] = []
    for leftTables in leftOrders {
      for rightTables in rightOrders {
        guard let shape = JoinShape(leftTables.batch.schema, rightTables.batch.schema, self)
        else { continue }
        var matches = try JoinMatches(leftTables, rightTables, step)
        for (leftTable, rightTable) in pairs(leftTables.batch, rightTables.batch) {
          try matches.match(leftTable, rightTable)
        }
        if let result = try matches.finish(shape, step) { results.append(result) }
      }
    }
    return try sortedByKey(results, mergesEqualKeys: true, step)
  }

  /// A table without a column of `on` matches nothing.
  private func hasColumns(_ batch: Batch) -> Bool {
    on.allSatisfy { batch.schema.index(of: $0) != nil }
  }

  /// The tables to look at: columns of `on` that are in both keys must be equal, and not null.
  private func pairs(_ left: Batch, _ right: Batch) -> [(left: Int, right: Int)] {
    let shared = on.compactMap { label -> (left: Int, right: Int)? in
      guard let i = left.schema.index(of: label), let j = right.schema.index(of: label),
        left.schema.isKey(i), right.schema.isKey(j)
      else { return nil }
      return (i, j)
    }
    var partners: [[Scalar]: [Int]] = [:]
    for table in 0..<right.tableCount {
      let key = shared.map { right.columns[$0.right].constantScalar(table: table) }
      if !key.contains(.null) { partners[key, default: []].append(table) }
    }
    return (0..<left.tableCount).flatMap { table in
      let key = shared.map { left.columns[$0.left].constantScalar(table: table) }
      return (partners[key] ?? []).map { (left: table, right: $0) }
    }
  }
}

/// The tables of one batch, each sorted when it is first looked at.
private final class SortedTables {
  let batch: Batch
  let ranks: JoinRanks.Rows
  private var orders: [Int: BufferSlice<Int32>] = [:]

  init(_ batch: Batch, _ ranks: JoinRanks.Rows) {
    self.batch = batch
    self.ranks = ranks
  }

  /// The rows of a table, sorted, without those that have a null. Errors: `MemoryExhausted`.
  func rows(ofTable table: Int, budget: MemoryBudget?) throws -> BufferSlice<Int32> {
    if let known = orders[table] { return known }
    let sorted = try patternSorted(
      batch.rows(ofTable: table), ranks: ranks.ranks, budget: budget)
    let rows = try Buffer<Int32>(capacity: sorted.count, budget: budget)
    var count = 0
    for row in sorted.values where ranks.nulls.pointer[Int(row)] == 0 {
      rows.base[count] = row
      count += 1
    }
    let order = BufferSlice(rows, count: count)
    orders[table] = order
    return order
  }
}

/// Where the columns of a joined table come from.
private struct JoinShape {
  enum Side { case left, right }

  let schema: Schema
  /// Of each output column.
  let sources: [(side: Side, index: Int)]

  /// nil when a column of `on` has two types: then nothing matches.
  init?(_ left: Schema, _ right: Schema, _ join: EquiJoin) {
    for label in join.on {
      guard let i = left.index(of: label), let j = right.index(of: label),
        left.fields[i].type == right.fields[j].type
      else { return nil }
    }
    var columns: [(field: Field, side: Side, index: Int, isKey: Bool)] = []
    for (index, field) in left.fields.enumerated() {
      let isShared = right.index(of: field.label) != nil
      let isOn = join.on.contains(field.label)
      let label = isShared && !isOn ? field.label + "_" + join.leftName : field.label
      let inRight = isOn && right.index(of: field.label).map(right.isKey) == true
      columns.append(
        (Field(label, field.type), .left, index, left.isKey(index) || inRight))
    }
    for (index, field) in right.fields.enumerated() where !join.on.contains(field.label) {
      let isShared = left.index(of: field.label) != nil
      let label = isShared ? field.label + "_" + join.rightName : field.label
      columns.append((Field(label, field.type), .right, index, right.isKey(index)))
    }
    columns.sort { $0.field.label < $1.field.label }
    schema = Schema(
      fields: columns.map(\.field), keyIndices: columns.indices.filter { columns[$0].isKey })
    sources = columns.map { ($0.side, $0.index) }
  }
}

/// The matching rows of the tables of two batches: one table for each pair that has any.
private struct JoinMatches {
  private let left: SortedTables
  private let right: SortedTables
  private let step: StepContext
  private var leftRows: GrowingBuffer<Int32>
  private var rightRows: GrowingBuffer<Int32>
  private var starts: [Int32] = [0]

  init(_ left: SortedTables, _ right: SortedTables, _ step: StepContext) throws {
    self.left = left
    self.right = right
    self.step = step
    leftRows = GrowingBuffer(budget: step.budget)
    rightRows = GrowingBuffer(budget: step.budget)
  }

  /// Matches written between two looks at whether the query goes on.
  private static let unwatchedMax = 1 << 20

  /// A merge of the sorted rows: every left row of a rank with every right one.
  /// Errors: `MemoryExhausted`, the query's cancellation.
  mutating func match(_ leftTable: Int, _ rightTable: Int) throws {
    try step.context.checkCancellation()
    let a = try left.rows(ofTable: leftTable, budget: step.budget)
    let b = try right.rows(ofTable: rightTable, budget: step.budget)
    var total = 0
    forEachRank(a, b) { total &+= $0.count &* $1.count }
    if total == 0 { return }
    guard total <= Int(Int32.max) - leftRows.count else {
      throw step.failure("the join has more than \(Int32.max) rows")
    }
    try leftRows.reserve(total)
    try rightRows.reserve(total)
    guard let leftBase = leftRows.base, let rightBase = rightRows.base else { return }
    var leftEnd = leftBase + leftRows.count
    var rightEnd = rightBase + rightRows.count
    var unwatched = 0
    try forEachRank(a, b) { leftRun, rightRun in
      for place in leftRun {
        leftEnd.update(repeating: a.pointer[place], count: rightRun.count)
        rightEnd.update(from: b.pointer + rightRun.lowerBound, count: rightRun.count)
        leftEnd += rightRun.count
        rightEnd += rightRun.count
        unwatched += rightRun.count
        if unwatched > Self.unwatchedMax {
          try step.context.checkCancellation()
          unwatched = 0
        }
      }
    }
    leftRows.advance(by: total)
    rightRows.advance(by: total)
    starts.append(Int32(truncatingIfNeeded: leftRows.count))
  }

  /// The places of each rank that both have.
  private func forEachRank(
    _ a: BufferSlice<Int32>, _ b: BufferSlice<Int32>,
    _ body: (_ left: Range<Int>, _ right: Range<Int>) throws -> Void
  ) rethrows {
    let ranksA = left.ranks.ranks.pointer
    let ranksB = right.ranks.ranks.pointer
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      let rank = ranksA[Int(a.pointer[i])]
      let other = ranksB[Int(b.pointer[j])]
      if rank < other {
        i += 1
      } else if rank > other {
        j += 1
      } else {
        let (leftStart, rightStart) = (i, j)
        while i < a.count && ranksA[Int(a.pointer[i])] == rank { i += 1 }
        while j < b.count && ranksB[Int(b.pointer[j])] == rank { j += 1 }
        try body(leftStart..<i, rightStart..<j)
      }
    }
  }

  /// nil where nothing matched. Errors: `MemoryExhausted`.
  mutating func finish(_ shape: JoinShape, _ step: StepContext) throws -> Batch? {
    if leftRows.isEmpty { return nil }
    let firsts = starts.dropLast().map(Int.init)
    func slices(
      _ rows: inout GrowingBuffer<Int32>
    ) throws -> (all: BufferSlice<Int32>, firsts: BufferSlice<Int32>) {
      let all = try rows.finish()
      return (all, try int32Slice(firsts.map { all.pointer[$0] }, budget: step.budget))
    }
    let leftSlices = try slices(&leftRows)
    let rightSlices = try slices(&rightRows)
    let columns = try zip(shape.sources, shape.schema.fields.indices).map { source, position in
      let batch = source.side == .left ? left.batch : right.batch
      let rows = source.side == .left ? leftSlices : rightSlices
      // A table's rows come from one table of each side.
      let isConstant = shape.schema.isKey(position) || batch.columns[source.index].isConstant
      let column = try batch.columns[source.index].gathered(
        rows: isConstant ? rows.firsts : rows.all, tableStarts: batch.tableStarts,
        budget: step.budget)
      return isConstant
        ? try column.constantPerTable(count: firsts.count, budget: step.budget) : column
    }
    return Batch(
      schema: shape.schema, columns: columns,
      tableStarts: try int32Slice(starts, budget: step.budget))
  }
}
