import Columnar
import Planning

/// Holds the answers of two scripts against each other.
///
/// Columns are compared by name, cells by every bit; the order of rows counts only where `isOrdered`
/// says that a sort precedes. Complexity: O(cells), and O(rows · log rows) without order.
struct AnswerComparison {
  let a: CollectedResult
  let b: CollectedResult
  let options: CompareOptions
  let isOrdered: Bool
  /// Common columns, as A and as B call them; key columns first.
  private let labels: [(a: String, b: String)]
  private let keys: [(a: String, b: String)]
  let onlyInA: [String]
  let onlyInB: [String]

  init(_ a: CollectedResult, _ b: CollectedResult, _ options: CompareOptions, isOrdered: Bool) {
    self.a = a
    self.b = b
    self.options = options
    self.isOrdered = isOrdered
    let columnsA = a.columns.map(\.label)
    let columnsB = b.columns.map(\.label)
    var pairs: [(a: String, b: String)] = []
    for label in columnsA {
      let partner = options.matches.first { $0.a == label }?.b ?? label
      if columnsB.contains(partner) { pairs.append((label, partner)) }
    }
    keys = pairs.filter { a.keyLabels.contains($0.a) && b.keyLabels.contains($0.b) }
      .sorted { $0.a < $1.a }
    let plain = pairs.filter { !(a.keyLabels.contains($0.a) && b.keyLabels.contains($0.b)) }
    labels = keys + plain
    onlyInA = columnsA.filter { label in !pairs.contains { $0.a == label } }
    onlyInB = columnsB.filter { label in !pairs.contains { $0.b == label } }
  }

  func verdict() -> Verdict {
    if let obstacle = obstacle() { return obstacle }
    if a.tables.count != b.tables.count {
      return .different(
        place: missingTable(),
        summary: "A has \(counted(a.tables.count, "table")), "
          + "B has \(counted(b.tables.count, "table"))")
    }
    let partners = pairedTables()
    var worst: Gap?
    var differing = 0
    var first: (place: String, rows: Int, of: Int)?
    for (indexA, indexB) in partners {
      guard let indexB else {
        return .different(
          place: "A's table \(indexA + 1) of \(a.tables.count) "
            + "\(a.tables[indexA].keyText(keys.map(\.a))) has no partner in B",
          summary: "the group keys are not the same")
      }
      let outcome = compareTables(a.tables[indexA], b.tables[indexB])
      if let place = outcome.place {
        differing += 1
        if first == nil {
          let table =
            a.tables.count == 1
            ? ""
            : "table \(indexA + 1) of \(a.tables.count) \(a.tables[indexA].keyText(keys.map(\.a))), "
          first = (table + place, outcome.differingRows, a.tables[indexA].rowCount)
        }
      }
      if let gap = outcome.gap, gap.relative > (worst?.relative ?? -1) { worst = gap }
    }
    if let first {
      return .different(
        place: first.place,
        summary: "\(counted(a.tables.count - differing, "table")) equal, "
          + "\(countText(differing)) differ\(differing == 1 ? "s" : "")"
          + (differing == 1 ? " in \(countText(first.rows)) of \(counted(first.of, "row"))" : ""))
    }
    if let worst {
      return .close(gap: worst.relative, unitsInLastPlace: worst.units, place: worst.place)
    }
    return .same
  }

  func summary() -> AnswerSummary {
    let values = labels.filter { pair in !keys.contains { $0.a == pair.a } }
    var single: String?
    if a.tables.count == 1, a.rowCount == 1, values.count == 1, let table = a.tables.first {
      let cell = a.row([values[0].a], table, 0)[0]
      single = "\(values[0].a) = \(cellText(cell))"
    }
    return AnswerSummary(
      singleValue: single, tables: a.tables.count, rows: a.rowCount, keyLabels: keys.map(\.a),
      onlyInA: onlyInA, onlyInB: onlyInB, isOrdered: isOrdered)
  }

  /// Why no cell can be held against another.
  private func obstacle() -> Verdict? {
    let columnsA = a.columns
    let columnsB = b.columns
    if columnsA.isEmpty && columnsB.isEmpty { return nil }
    let plainA = onlyInA.filter { !a.keyLabels.contains($0) }
    let plainB = onlyInB.filter { !b.keyLabels.contains($0) }
    if !a.tables.isEmpty, !b.tables.isEmpty, let fromA = plainA.first, let fromB = plainB.first {
      return .cannotCompare(
        reason:
          "A has columns \(list(columnsA.map(\.label))), B has \(list(columnsB.map(\.label)))",
        fix: "Name the pair: --match \(fromA)=\(fromB)")
    }
    if options.isStrict, let extra = (onlyInA + onlyInB).first {
      return .different(
        place: "column \(extra) is only in \(onlyInA.contains(extra) ? "A" : "B")",
        summary: "--strict counts columns that only one side has")
    }
    for pair in labels {
      let typesA = columnsA.first { $0.label == pair.a }?.types ?? []
      let typesB = columnsB.first { $0.label == pair.b }?.types ?? []
      if typesA != typesB {
        return .different(
          place: "column \(pair.a) is \(names(typesA)) in A and \(names(typesB)) in B",
          summary: "the types are not the same")
      }
    }
    return nil
  }

  /// B's table for each of A's: the one with the same key under the common labels, each once.
  private func pairedTables() -> [(Int, Int?)] {
    var waiting: [[Scalar]: [Int]] = [:]
    for (index, table) in b.tables.enumerated().reversed() {
      waiting[keys.map { table.key[$0.b] ?? .null }, default: []].append(index)
    }
    return a.tables.enumerated().map { index, table in
      let key = keys.map { table.key[$0.a] ?? .null }
      return (index, waiting[key]?.popLast())
    }
  }

  private func missingTable() -> String {
    let keysB = Set(b.tables.map { table in keys.map { table.key[$0.b] ?? .null } })
    if let lonely = a.tables.first(where: { table in
      !keysB.contains(keys.map { table.key[$0.a] ?? .null })
    }) {
      return "table \(lonely.keyText(keys.map(\.a))) is only in A"
    }
    let keysA = Set(a.tables.map { table in keys.map { table.key[$0.a] ?? .null } })
    if let lonely = b.tables.first(where: { table in
      !keysA.contains(keys.map { table.key[$0.b] ?? .null })
    }) {
      return "table \(lonely.keyText(keys.map(\.b))) is only in B"
    }
    return "the same keys, but not the same number of tables"
  }

  // MARK: Rows

  private struct Gap {
    let relative: Double
    let units: UInt64
    let place: String
  }

  private func compareTables(
    _ left: CollectedTable, _ right: CollectedTable
  ) -> (place: String?, differingRows: Int, gap: Gap?) {
    let labelsA = labels.dropFirst(keys.count).map(\.a)
    let labelsB = labels.dropFirst(keys.count).map(\.b)
    guard left.rowCount == right.rowCount else {
      return (
        "A has \(counted(left.rowCount, "row")), B has \(counted(right.rowCount, "row"))",
        abs(left.rowCount - right.rowCount), nil
      )
    }
    var readerA = RowReader(a, left, labelsA)
    var readerB = RowReader(b, right, labelsB)
    let inOrder = compareRows(labelsA, { readerA.next() }, { readerB.next() })
    guard inOrder.place != nil, !isOrdered, left.rowCount <= sortedRowsMax else { return inOrder }
    var sortedA = rows(a, left, labelsA).sorted(by: precedes).makeIterator()
    var sortedB = rows(b, right, labelsB).sorted(by: precedes).makeIterator()
    return compareRows(labelsA, { sortedA.next() }, { sortedB.next() })
  }

  private func rows(
    _ result: CollectedResult, _ table: CollectedTable, _ labels: [String]
  ) -> [[Scalar]] {
    var reader = RowReader(result, table, labels)
    var rows: [[Scalar]] = []
    while let row = reader.next() { rows.append(row) }
    return rows
  }

  /// Holds rows against each other as they come.
  private func compareRows(
    _ labels: [String], _ nextA: () -> [Scalar]?, _ nextB: () -> [Scalar]?
  ) -> (place: String?, differingRows: Int, gap: Gap?) {
    var place: String?
    var differing = 0
    var worst: Gap?
    var row = 0
    while let cellsA = nextA(), let cellsB = nextB() {
      switch compareCells(cellsA, cellsB, labels, row) {
      case .equal: break
      case .close(let gap): if gap.relative > (worst?.relative ?? -1) { worst = gap }
      case .different(let text):
        differing += 1
        place = place ?? text
      }
      row += 1
    }
    return (place, differing, worst)
  }

  private enum RowOutcome {
    case equal
    case close(Gap)
    case different(String)
  }

  private func compareCells(
    _ cellsA: [Scalar], _ cellsB: [Scalar], _ labels: [String], _ row: Int
  ) -> RowOutcome {
    var gap: Gap?
    for (index, (x, y)) in zip(cellsA, cellsB).enumerated() where !identical(x, y) {
      let time = zip(labels, cellsA).first { $0.0 == "_time" }?.1
      let place =
        "row \(countText(row + 1))" + (time.map { ", _time \(cellText($0))" } ?? "")
      guard case .float(let u) = x, case .float(let v) = y, u.isFinite, v.isFinite,
        relativeGap(u, v) <= closeGapMax
      else {
        return .different("\(place): \(labels[index]) is A \(cellText(x)), B \(cellText(y))")
      }
      let found = Gap(relative: relativeGap(u, v), units: unitsApart(u, v), place: place)
      if found.relative > (gap?.relative ?? -1) { gap = found }
    }
    return gap.map { .close($0) } ?? .equal
  }
}

/// Tables with more rows are compared in the order in which they came.
private let sortedRowsMax = 2_000_000

/// Float cells that lie further apart, relative to the larger, are different answers.
let closeGapMax = 1e-9

/// Every bit the same; NaNs are equal to each other.
func identical(_ x: Scalar, _ y: Scalar) -> Bool {
  if case .float(let u) = x, case .float(let v) = y {
    return u.bitPattern == v.bitPattern || (u.isNaN && v.isNaN)
  }
  return x == y
}

func relativeGap(_ u: Double, _ v: Double) -> Double {
  let scale = max(u.magnitude, v.magnitude)
  return scale == 0 ? 0 : (u - v).magnitude / scale
}

/// How many floats lie between the two, both signs counted through zero.
func unitsApart(_ u: Double, _ v: Double) -> UInt64 {
  func ordered(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: value.bitPattern)
    return bits < 0 ? Int64.min &- bits : bits
  }
  return (ordered(u) &- ordered(v)).magnitude
}

private func precedes(_ left: [Scalar], _ right: [Scalar]) -> Bool {
  for (x, y) in zip(left, right) {
    let order = compareScalars(x, y)
    if order != 0 { return order < 0 }
  }
  return false
}

private func list(_ labels: [String]) -> String { "[\(labels.joined(separator: ", "))]" }

private func names(_ types: Set<ColumnType>) -> String {
  types.map(\.name).sorted().joined(separator: " and ")
}
