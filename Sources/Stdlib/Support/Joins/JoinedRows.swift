import Columnar
import Interpreter

/// Matches the rows of pairs of tables for a `TableJoin` and calls its function for each match.
struct JoinedRows {
  private let join: TableJoin
  private let step: StepContext
  /// Rows of nulls with the columns of all tables of a side.
  private let emptyLeft: RecordValue
  private let emptyRight: RecordValue
  private var tables: JoinedTables

  init(_ join: TableJoin, left: [Batch], right: [Batch], _ step: StepContext) {
    self.join = join
    self.step = step
    emptyLeft = nulls(of: left)
    emptyRight = nulls(of: right)
    tables = JoinedTables(step)
  }

  private var keepsLeft: Bool { join.method == .left || join.method == .full }
  private var keepsRight: Bool { join.method == .right || join.method == .full }

  /// Adds the rows of two tables of one key; rows of one value of the compared columns are a piece.
  /// Errors: what the function throws, `X0101` for a result that is no row of the table.
  mutating func append(_ pair: (left: JoinTable?, right: JoinTable?)) throws {
    guard let owner = pair.left ?? pair.right else { return }
    tables.begin(owner)
    let emptyLeft = absent(pair.left, or: emptyLeft, like: owner)
    let emptyRight = absent(pair.right, or: emptyRight, like: owner)
    let left = try pair.left.map { try SortedSide($0, budget: step.budget) }
    let right = try pair.right.map { try SortedSide($0, budget: step.budget) }
    var (i, j) = (0, 0)
    while true {
      let a = left?.run(from: i)
      let b = right?.run(from: j)
      if a == nil && b == nil { break }
      let isMatch = a != nil && a?.rank == b?.rank && a?.hasNull == false
      let takesLeft = isMatch || b.map { b in a.map { $0.rank <= b.rank } ?? false } ?? true
      let takesRight = isMatch || !takesLeft
      if let a, takesLeft { i = a.places.upperBound }
      if let b, takesRight { j = b.places.upperBound }
      if !isMatch && !(takesLeft ? keepsLeft : keepsRight) { continue }
      try combine(
        left?.records(takesLeft ? a : nil) ?? [], or: emptyLeft,
        right?.records(takesRight ? b : nil) ?? [], or: emptyRight)
    }
    try tables.end()
  }

  /// All of the left with all of the right; a side without records is there as a row of nulls.
  private mutating func combine(
    _ left: [RecordValue], or emptyLeft: RecordValue, _ right: [RecordValue],
    or emptyRight: RecordValue
  ) throws {
    tables.beginPiece()
    for a in left.isEmpty ? [emptyLeft] : left {
      for b in right.isEmpty ? [emptyRight] : right {
        let arguments = Arguments([
          (join.parameters.left, .record(a)), (join.parameters.right, .record(b)),
        ])
        try tables.append(
          join.combine.call(arguments, in: join.evaluation, at: step.origin.span))
      }
    }
  }

  /// A row of nulls, but for the key, with the columns of the table or of any on that side.
  private func absent(
    _ side: JoinTable?, or all: RecordValue, like owner: JoinTable
  ) -> RecordValue {
    var record = side.map { nulls(of: [$0.batch]) } ?? all
    for index in owner.batch.schema.keyIndices {
      let field = owner.batch.schema.fields[index]
      record[field.label] = Value(
        owner.batch.columns[index].constantScalar(table: owner.table), type: field.type)
    }
    return record
  }

  /// The batches of all tables that got rows. Errors: `MemoryExhausted`.
  mutating func finish() throws -> [Batch] { try tables.finish() }
}

/// A typed null for each column of the batches.
private func nulls(of batches: [Batch]) -> RecordValue {
  var record = RecordValue([])
  var seen: Set<Schema> = []
  for batch in batches where seen.insert(batch.schema).inserted {
    for field in batch.schema.fields where record[field.label] == nil {
      record[field.label] = .null(field.type.basicType)
    }
  }
  return record
}

/// The sorted rows of a table, read by runs of one rank.
private struct SortedSide {
  /// Neighbours of one rank; a row that has a null stands alone.
  struct Run {
    let places: Range<Int>
    let rank: Int32
    let hasNull: Bool
  }

  private let table: JoinTable
  private let rows: BufferSlice<Int32>

  init(_ table: JoinTable, budget: MemoryBudget?) throws {
    self.table = table
    rows = try table.sortedRows(budget: budget)
  }

  /// nil at the end.
  func run(from start: Int) -> Run? {
    if start >= rows.count { return nil }
    let first = rows.pointer[start]
    let rank = table.rank(ofRow: first)
    if table.hasNull(first) {
      return Run(places: start..<(start + 1), rank: rank, hasNull: true)
    }
    var end = start + 1
    while end < rows.count, table.rank(ofRow: rows.pointer[end]) == rank { end += 1 }
    return Run(places: start..<end, rank: rank, hasNull: false)
  }

  func records(_ run: Run?) -> [RecordValue] {
    (run?.places ?? 0..<0).map { place in
      table.batch.record(ofRow: Int(rows.pointer[place]), table: table.table)
    }
  }
}
