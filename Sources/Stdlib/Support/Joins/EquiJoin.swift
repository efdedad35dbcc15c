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
        var matches = JoinMatches(leftTables, rightTables)
        for (leftTable, rightTable) in pairs(leftTables.batch, rightTables.batch) {
          try step.context.checkCancellation()
          matches.match(leftTable, rightTable)
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
  private var orders: [Int: [Int32]] = [:]

  init(_ batch: Batch, _ ranks: JoinRanks.Rows) {
    self.batch = batch
    self.ranks = ranks
  }

  /// The rows of a table, sorted, without those that have a null.
  func rows(ofTable table: Int) -> [Int32] {
    if let known = orders[table] { return known }
    let rows = batch.rows(ofTable: table).map { Int32(truncatingIfNeeded: $0) }
    let sorted = patternSorted(rows, ranks: rows.map { ranks.ranks.pointer[Int($0)] })
    let order = sorted.filter { ranks.nulls.pointer[Int($0)] == 0 }
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
  private var leftRows: [Int32] = []
  private var rightRows: [Int32] = []
  private var starts: [Int32] = [0]

  init(_ left: SortedTables, _ right: SortedTables) {
    self.left = left
    self.right = right
  }

  /// A merge of the sorted rows: every left row of a rank with every right one.
  mutating func match(_ leftTable: Int, _ rightTable: Int) {
    let a = left.rows(ofTable: leftTable)
    let b = right.rows(ofTable: rightTable)
    let ranksA = left.ranks.ranks.pointer
    let ranksB = right.ranks.ranks.pointer
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      let rank = ranksA[Int(a[i])]
      let other = ranksB[Int(b[j])]
      if rank < other {
        i += 1
      } else if rank > other {
        j += 1
      } else {
        var end = j
        while end < b.count && ranksB[Int(b[end])] == rank { end += 1 }
        while i < a.count && ranksA[Int(a[i])] == rank {
          for partner in j..<end {
            leftRows.append(a[i])
            rightRows.append(b[partner])
          }
          i += 1
        }
        j = end
      }
    }
    let count = Int32(truncatingIfNeeded: leftRows.count)
    if count > starts[starts.count - 1] { starts.append(count) }
  }

  /// nil where nothing matched. Errors: `MemoryExhausted`.
  func finish(_ shape: JoinShape, _ step: StepContext) throws -> Batch? {
    if leftRows.isEmpty { return nil }
    let firsts = starts.dropLast().map(Int.init)
    func slices(_ rows: [Int32]) throws -> (all: BufferSlice<Int32>, firsts: BufferSlice<Int32>) {
      (
        try int32Slice(rows, budget: step.budget),
        try int32Slice(firsts.map { rows[$0] }, budget: step.budget)
      )
    }
    let leftSlices = try slices(leftRows)
    let rightSlices = try slices(rightRows)
    let columns = try zip(shape.sources, shape.schema.fields.indices).map { source, position in
      let batch = source.side == .left ? left.batch : right.batch
      let rows = source.side == .left ? leftSlices : rightSlices
      let isKey = shape.schema.isKey(position)
      let column = try batch.columns[source.index].gathered(
        rows: isKey ? rows.firsts : rows.all, tableStarts: batch.tableStarts, budget: step.budget)
      return isKey ? try constant(column, count: firsts.count, step) : column
    }
    return Batch(
      schema: shape.schema, columns: columns,
      tableStarts: try int32Slice(starts, budget: step.budget))
  }

  /// One cell a table.
  private func constant(_ column: Column, count: Int, _ step: StepContext) throws -> Column {
    let starts = try int32Slice(
      (0...count).map { Int32(truncatingIfNeeded: $0) }, budget: step.budget)
    let plain = try column.flattened(starts, budget: step.budget)
    guard case .plain(let values, let validity) = plain.storage else { return plain }
    return Column(type: column.type, storage: .constant(values, validity))
  }
}
