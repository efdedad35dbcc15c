import Columnar
import Diagnostics
import Planning

/// `experimental.diff`: what one stream has and the other has not, table by table of one key.
struct TableDiff: Sendable {
  /// Floats this near are equal.
  private static let tolerance = 1e-6
  private static let diffLabel = "_diff"

  /// One table of each side; nil for a side without a table of that key.
  private struct Pair {
    var want: (batch: Batch, table: Int)?
    var got: (batch: Batch, table: Int)?
  }

  /// Tables that differ, sorted by key, with every row marked: `-` wanted only, `+` got only, empty
  /// for both. Complexity: O(wanted · got) rows of each pair of tables that differ.
  /// Errors: `X0101` for a column of two types, or a `_diff` in the group key.
  func differences(want: [Batch], got: [Batch], _ step: StepContext) throws -> [Batch] {
    let wanted = try tables(want, step)
    let found = try tables(got, step)
    var results: [Batch] = []
    var i = 0
    var j = 0
    while i < wanted.count || j < found.count {
      try step.context.checkCancellation()
      var pair = Pair()
      let order: Int
      if i == wanted.count {
        order = 1
      } else if j == found.count {
        order = -1
      } else {
        order = compareGroupKeys(wanted[i].batch, wanted[i].table, found[j].batch, found[j].table)
      }
      if order <= 0 {
        pair.want = wanted[i]
        i += 1
      }
      if order >= 0 {
        pair.got = found[j]
        j += 1
      }
      if let result = try difference(pair, step) { results.append(result) }
    }
    return results
  }

  private func tables(
    _ batches: [Batch], _ step: StepContext
  ) throws -> [(batch: Batch, table: Int)] {
    try sortedByKey(batches, mergesEqualKeys: true, step).flatMap { batch in
      (0..<batch.tableCount).map { (batch, $0) }
    }
  }

  private func difference(_ pair: Pair, _ step: StepContext) throws -> Batch? {
    guard let owner = pair.want ?? pair.got else { return nil }
    let columns = try ComparedColumns(want: pair.want, got: pair.got, step)
    let want = columns.rows(of: pair.want, columns.wantIndices)
    let got = columns.rows(of: pair.got, columns.gotIndices)
    if want.count == got.count, zip(want, got).allSatisfy({ Self.areEqual($0, $1) }) { return nil }
    let marks = try Self.marks(want, got, step)
    let keys = owner.batch.schema.keyIndices.map { owner.batch.schema.fields[$0] }
    let schema = Schema(
      fields: [Field(Self.diffLabel, .string)] + keys + columns.fields,
      keyIndices: Array(1..<(keys.count + 1)))
    let builder = BatchBuilder(schema: schema, budget: step.budget)
    try builder.beginTable(key: owner.batch.key(ofTable: owner.table))
    let blanks = [Scalar](repeating: .null, count: keys.count)
    for mark in marks {
      let cells = mark.isWanted ? want[mark.row] : got[mark.row]
      try builder.appendRow([.string(mark.text)] + blanks + cells)
    }
    return try builder.finish()
  }

  private static func areEqual(_ a: [Scalar], _ b: [Scalar]) -> Bool {
    zip(a, b).allSatisfy { left, right in
      guard case .float(let x) = left, case .float(let y) = right else { return left == right }
      // Not `<=`: infinities of one sign have a difference that is no number.
      return x.isNaN && y.isNaN || !(abs(x - y) > tolerance) && x.isNaN == y.isNaN
    }
  }

  private struct Mark {
    let text: String
    let isWanted: Bool
    let row: Int
  }

  /// Every row of both sides along a longest common subsequence.
  ///
  /// Keeps one byte a pair of rows. Errors: `MemoryExhausted`.
  private static func marks(
    _ want: [[Scalar]], _ got: [[Scalar]], _ step: StepContext
  ) throws -> [Mark] {
    enum Parent: UInt8 { case either, left, top, match }
    let width = want.count + 1
    let (cells, overflow) = width.multipliedReportingOverflow(by: got.count + 1)
    guard !overflow else { throw step.failure("too many rows to compare") }
    let parents = try Buffer<UInt8>(capacity: cells, budget: step.budget)
    var above = [Int32](repeating: 0, count: width)
    var current = above
    for column in 0..<got.count {
      try step.context.checkCancellation()
      current[0] = 0
      for row in 0..<want.count {
        let parent: Parent
        if areEqual(want[row], got[column]) {
          current[row + 1] = above[row] &+ 1
          parent = .match
        } else {
          let top = above[row + 1]
          let left = current[row]
          current[row + 1] = max(top, left)
          parent = top == left ? .either : top > left ? .top : .left
        }
        parents.base[(column + 1) * width + row + 1] = parent.rawValue
      }
      swap(&above, &current)
    }
    var marks: [Mark] = []
    var row = want.count
    var column = got.count
    while row > 0 || column > 0 {
      let parent =
        row > 0 && column > 0 ? Parent(rawValue: parents.base[column * width + row]) : nil
      if parent == .match {
        row -= 1
        column -= 1
        marks.append(Mark(text: "", isWanted: true, row: row))
      } else if row > 0, column == 0 || parent == .left {
        row -= 1
        marks.append(Mark(text: "-", isWanted: true, row: row))
      } else {
        column -= 1
        marks.append(Mark(text: "+", isWanted: false, row: column))
      }
    }
    return marks.reversed()
  }

  /// The columns that both sides are compared in: all but those of the key and `_diff`.
  private struct ComparedColumns {
    private(set) var fields: [Field] = []
    /// Positions in the wanted table, nil where it has no such column. `[fields]`
    private(set) var wantIndices: [Int?] = []
    private(set) var gotIndices: [Int?] = []

    init(
      want: (batch: Batch, table: Int)?, got: (batch: Batch, table: Int)?, _ step: StepContext
    ) throws {
      let wantSchema = want?.batch.schema
      let gotSchema = got?.batch.schema
      for (index, field) in (wantSchema?.fields ?? []).enumerated() {
        guard try isCompared(index, wantSchema, step) else { continue }
        let other = gotSchema?.index(of: field.label)
        if let other, let type = gotSchema?.fields[other].type, type != field.type {
          throw step.failure(
            "column \"\(field.label)\" has different types \(field.type.name) != \(type.name)")
        }
        fields.append(field)
        wantIndices.append(index)
        gotIndices.append(other)
      }
      for (index, field) in (gotSchema?.fields ?? []).enumerated()
      where !fields.contains(where: { $0.label == field.label }) {
        guard try isCompared(index, gotSchema, step) else { continue }
        fields.append(field)
        wantIndices.append(nil)
        gotIndices.append(index)
      }
    }

    private func isCompared(_ index: Int, _ schema: Schema?, _ step: StepContext) throws -> Bool {
      guard let schema else { return false }
      let isKey = schema.isKey(index)
      if schema.fields[index].label != TableDiff.diffLabel { return !isKey }
      if isKey { throw step.failure("group key cannot contain _diff column") }
      return false
    }

    func rows(of side: (batch: Batch, table: Int)?, _ indices: [Int?]) -> [[Scalar]] {
      // Rows without a column are none.
      guard let (batch, table) = side, !batch.schema.fields.isEmpty else { return [] }
      return batch.rows(ofTable: table).map { row in
        indices.map { index in index.map { batch.cell($0, row, table) } ?? .null }
      }
    }
  }
}
