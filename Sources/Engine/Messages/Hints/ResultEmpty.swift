import Columnar
import Diagnostics
import Planning

/// A result without rows: the value that a test names and no series has, or a range beside all points.
struct ResultEmpty: HintRule {
  let code = DiagnosticCode.resultEmpty
  /// With more series than this nothing is said.
  private static let seriesMax = 10_000
  private static let shownMax = 8

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for result in run.query.physical.results {
      guard let node = firstEmpty(result.node, run.statistics),
        case .source(let source) = node.operation, let scan = node.scan
      else { continue }
      if let hint = besideRange(node, scan, run) { return hint }
      if source.capabilities.rowLimit, let hint = try unknownValue(node, scan, run) { return hint }
    }
    return nil
  }

  /// The range begins after the last point, or ends before the first.
  private func besideRange(
    _ node: PhysicalNode, _ scan: ScanRequest, _ run: RunSoFar
  ) -> Diagnostic? {
    guard let bounds = scan.bounds,
      let from = node.steps.first(where: { run.functionName($0) == "from" }),
      let fromCall = run.place(from),
      case .string(let bucket)? = run.chain.argument("bucket", of: fromCall)?.kind,
      let stored = run.timeRangeOfBucket(bucket), !bounds.overlaps(stored),
      let range = node.steps.first(where: { run.functionName($0) == "range" }),
      let call = run.place(range)
    else { return nil }
    let step = rangeStep(holding: stored)
    return Diagnostic(
      code,
      "no point lies in this range: those of \(quoted(bucket)) are from "
        + "\(formatTimeTrimmed(stored.lowerBound)) to \(formatTimeTrimmed(stored.upperBound))",
      at: call, severity: .hint, fix: "ask for when they are: `\(step)`", edits: [Edit(call, step)])
  }

  /// A test names values of which the key of no series has one, or a column that is not there.
  private func unknownValue(
    _ node: PhysicalNode, _ scan: ScanRequest, _ run: RunSoFar
  ) throws -> Diagnostic? {
    let wanted = wantedTexts(scan.predicates)
    if wanted.isEmpty { return nil }
    var open = scan
    open.predicates = []
    open.aggregate = nil
    open.columns = nil
    open.rowsPerTableMax = 1
    let seen = KeyValues()
    try run.look(at: node.asking(open), rowsMax: Self.seriesMax) { batch in
      seen.take(batch)
      return true
    }
    guard seen.rows > 0, seen.rows < Self.seriesMax else { return nil }
    let filters = node.steps.filter { run.functionName($0) == "filter" }
      .compactMap { run.place($0) }
    for (column, values) in wanted where !seen.others.contains(column) {
      let existing = seen.values[column] ?? []
      guard let first = values.first, existing.isDisjoint(with: values),
        let call = filters.first(where: { run.chain.place(of: first, in: $0) != nil })
      else { continue }
      if existing.isEmpty {
        let columns = seen.values.keys.sorted()
        return Diagnostic(
          code, "no series has the column \(column)", at: call, severity: .hint,
          notes: ["the key columns are \(columns.joined(separator: ", "))"],
          fix: nearest(column, in: columns).map { "did you mean `\($0)`?" })
      }
      let places = values.map { run.chain.place(of: $0, in: call) }
      return missing(values, of: column, existing, places: places)
    }
    return nil
  }

  /// places: of each value in the script. The nearest value stands for each that has one.
  private func missing(
    _ values: [String], of column: String, _ existing: Set<String>, places: [Span?]
  ) -> Diagnostic {
    let sorted = existing.sorted()
    var words: [String] = []
    var edits: [Edit] = []
    for (value, place) in zip(values, places).prefix(Self.shownMax) {
      guard let place, let near = nearest(value, in: sorted) else { continue }
      words.append(values.count == 1 ? quoted(near) : "\(quoted(near)) for \(quoted(value))")
      edits.append(Edit(place, quoted(near)))
    }
    return Diagnostic(
      code, "no series has the \(column) \(oneOf(values))", at: places.compactMap { $0 }.first,
      severity: .hint, notes: [shown(existing)],
      fix: words.isEmpty ? nil : "use \(words.joined(separator: ", "))", edits: edits)
  }

  private func shown(_ values: Set<String>) -> String {
    let sorted = values.sorted()
    let more = sorted.count > Self.shownMax ? ", … (\(counted(sorted.count, "value")))" : ""
    let names = sorted.prefix(Self.shownMax).map(quoted).joined(separator: ", ")
    return sorted.count == 1 ? "all have \(names)" : "there are \(names)\(more)"
  }

  /// The texts in the keys of a stream's tables.
  private final class KeyValues {
    private(set) var values: [String: Set<String>] = [:]
    /// Columns that are no key in some table, so that one row a table does not tell their values.
    private(set) var others: Set<String> = []
    private(set) var rows = 0

    func take(_ batch: Batch) {
      rows += batch.rowCount
      for (index, field) in batch.schema.fields.enumerated() {
        guard batch.schema.isKey(index) else {
          others.insert(field.label)
          continue
        }
        guard field.type == .string else { continue }
        for table in 0..<batch.tableCount {
          let row = batch.rows(ofTable: table).lowerBound
          if case .string(let value) = batch.scalar(column: index, row: row, table: table) {
            values[field.label, default: []].insert(value)
          }
        }
      }
    }
  }
}
