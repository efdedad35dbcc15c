import Columnar
import Diagnostics
import Interpreter
import Planning

/// `join.tables` and its like: tables of equal group keys, rows matched by sorted columns, each
/// output row made by a function of both rows.
struct TableJoin: Sendable {
  enum Method: String, Sendable, CaseIterable { case inner, left, right, full }

  let method: Method
  let on: [(left: String, right: String)]
  let combine: any FunctionValue
  /// Names of the function's parameters.
  let parameters: (left: String, right: String)
  let evaluation: Evaluation

  /// Tables sorted by key. Errors: `X0101`, `X0102`, and what the function throws.
  /// Complexity: O(rows log rows + tables log tables + rows out), and the function for each of
  /// those.
  func joined(_ left: [Batch], _ right: [Batch], _ step: StepContext) throws -> [Batch] {
    if method != .inner, left.isEmpty || right.isEmpty {
      throw step.failure("cannot join on an empty table")
    }
    let columns =
      try columns(of: left, on.map(\.left), "left", step)
      + columns(of: right, on.map(\.right), "right", step)
    let ranks = try JoinRanks(
      zip(left + right, columns).map { ($0, $1) }, budget: step.budget)
    var pairing = TablePairing(left, right, ranks)
    var rows = JoinedRows(self, left: left, right: right, step)
    for pair in pairing.pairs() {
      try step.context.checkCancellation()
      try rows.append(pair)
    }
    return try sortedByKey(rows.finish(), mergesEqualKeys: true, step)
  }

  /// The compared columns of each batch.
  private func columns(
    of batches: [Batch], _ labels: [String], _ name: String, _ step: StepContext
  ) throws -> [[Int]] {
    try batches.map { batch in
      try labels.map { label in
        guard let index = batch.schema.index(of: label) else {
          throw step.failure(
            "cannot set join columns in \(name) table stream: table is missing column '\(label)'",
            .stepColumn)
        }
        return index
      }
    }
  }
}

/// A table of one side with the ranks of its rows.
struct JoinTable {
  let batch: Batch
  let table: Int
  private let ranks: JoinRanks.Rows

  init(_ batch: Batch, _ table: Int, _ ranks: JoinRanks.Rows) {
    self.batch = batch
    self.table = table
    self.ranks = ranks
  }

  func rank(ofRow row: Int32) -> Int32 { ranks.ranks.pointer[Int(row)] }

  /// Whether a compared cell of the row is null.
  func hasNull(_ row: Int32) -> Bool { ranks.nulls.pointer[Int(row)] != 0 }

  /// The rows in the order of the compared columns, nulls first; ties as `sort` has them.
  func sortedRows(budget: MemoryBudget?) throws -> BufferSlice<Int32> {
    let sorted = try rowsSorting(batch.rows(ofTable: table), by: ranks.ranks, budget: budget)
    let pieceStarts = batch.pieceStarts(ofTable: table)
    if pieceStarts.count < 2 { return sorted }
    let places = try Buffer<Int32>(capacity: sorted.count, budget: budget)
    for (place, row) in sorted.values.enumerated() { places.base[place] = rank(ofRow: row) }
    return try mergingPieces(sorted, ranks: places, pieceStarts: pieceStarts, budget: budget)
  }
}

/// Finds the tables of two sides that have one key.
private struct TablePairing {
  private struct Key: Hashable {
    let labels: [String]
    let values: [Scalar]
  }

  private var lefts: [JoinTable] = []
  private var rights: [JoinTable] = []
  private var leftKeys: [Key] = []
  private var rightKeys: [Key] = []

  init(_ left: [Batch], _ right: [Batch], _ ranks: JoinRanks) {
    for (number, batch) in (left + right).enumerated() {
      let isLeft = number < left.count
      let keyIndices = batch.schema.keyIndices.sorted {
        batch.schema.fields[$0].label < batch.schema.fields[$1].label
      }
      let labels = keyIndices.map { batch.schema.fields[$0].label }
      for table in 0..<batch.tableCount {
        let key = Key(
          labels: labels, values: keyIndices.map { batch.columns[$0].constantScalar(table: table) })
        let side = JoinTable(batch, table, ranks.batches[number])
        if isLeft {
          lefts.append(side)
          leftKeys.append(key)
        } else {
          rights.append(side)
          rightKeys.append(key)
        }
      }
    }
  }

  /// Every table of either side in one pair, which may lack the other side.
  mutating func pairs() -> [(left: JoinTable?, right: JoinTable?)] {
    var partners: [Key: Int] = [:]
    for (index, key) in rightKeys.enumerated() where partners[key] == nil { partners[key] = index }
    var isPaired = [Bool](repeating: false, count: rights.count)
    var pairs: [(left: JoinTable?, right: JoinTable?)] = []
    for (index, key) in leftKeys.enumerated() {
      let partner = partners[key]
      if let partner { isPaired[partner] = true }
      pairs.append((lefts[index], partner.map { rights[$0] }))
    }
    for (index, side) in rights.enumerated() where !isPaired[index] { pairs.append((nil, side)) }
    return pairs
  }
}
