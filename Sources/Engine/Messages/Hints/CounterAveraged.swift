import Columnar
import Diagnostics
import Planning

/// The mean or sum of a register that only rises, such as a meter's reading.
struct CounterAveraged: HintRule {
  let code = DiagnosticCode.counterAveraged
  /// Fewer rows of a table may rise by chance.
  private static let rowsMin = 24
  private static let tablesMax = 100

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard let (column, call) = averaged(node, run), let input = run.input(of: node),
        let edit = run.chain.insert("difference(nonNegative: true)", before: call),
        try isCounter(column, input, run)
      else { continue }
      let window = run.chain.argument("every", of: call) != nil
      return Diagnostic(
        code, "\(column) never falls within a series: a counter, whose readings say little",
        at: call, severity: .hint,
        fix: "for what was used\(window ? " in each window" : "") put "
          + "`|> difference(nonNegative: true)` before it", edits: [edit])
    }
    return nil
  }

  private func averaged(_ node: PhysicalNode, _ run: RunSoFar) -> (column: String, call: Span)? {
    let operation: AggregateOperation?
    switch node.operation {
    case .aggregate(let aggregate): operation = aggregate
    case .aggregateWindow(let window): operation = window.aggregate
    default: operation = node.scan?.aggregate?.operation
    }
    guard let operation, operation.function == .mean || operation.function == .sum,
      let call = run.place(node)
    else { return nil }
    return (operation.column, call)
  }

  /// Whether in every table looked at the numbers never fall, rise now and then, and begin at zero
  /// or above.
  private func isCounter(_ label: String, _ input: PhysicalNode, _ run: RunSoFar) throws -> Bool {
    let search = CounterSearch(label, rowsMin: Self.rowsMin)
    var tables = 0
    try run.look(at: input) { batch in
      tables += batch.newTables.count
      return search.take(batch) && tables < Self.tablesMax
    }
    return search.isProven
  }
}

/// Follows one column through the tables of a stream.
private final class CounterSearch {
  private let label: String
  private let rowsMin: Int
  private var previous: Double?
  private var rows = 0
  private var rises = 0
  private var hasFallen = false
  private var provenTables = 0

  init(_ label: String, rowsMin: Int) {
    self.label = label
    self.rowsMin = rowsMin
  }

  var isProven: Bool {
    let last = rows >= rowsMin && rises >= rowsMin / 4 ? 1 : 0
    return !hasFallen && provenTables + last > 0
  }

  /// False once a number falls or is none.
  func take(_ batch: Batch) -> Bool {
    guard let index = batch.schema.index(of: label), batch.schema.fields[index].type.isNumeric,
      !batch.schema.isKey(index)
    else {
      hasFallen = true
      return false
    }
    for table in 0..<batch.tableCount {
      if table > 0 || !batch.continuesTable { endTable() }
      for row in batch.rows(ofTable: table) {
        guard let value = number(batch.scalar(column: index, row: row, table: table)) else {
          continue
        }
        let before = previous ?? 0
        if value < before || value.isNaN {
          hasFallen = true
          return false
        }
        if value > before, previous != nil { rises += 1 }
        previous = value
        rows += 1
      }
    }
    return true
  }

  private func endTable() {
    if rows >= rowsMin, rises >= rowsMin / 4 { provenTables += 1 }
    previous = nil
    rows = 0
    rises = 0
  }

  private func number(_ value: Scalar) -> Double? {
    switch value {
    case .float(let value): value
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    default: nil
    }
  }
}
