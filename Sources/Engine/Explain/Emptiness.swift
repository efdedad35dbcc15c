import Columnar
import Execution
import Planning

/// For each result without rows, the step that left nothing, with a sentence that says so and, for
/// a test of equality, the nearest value that there is, for a range the times that there are. By
/// node id.
/// storedTimes: of a source's points, where that is known. Errors: those of reading the source once
/// more.
func whereRowsWent(
  _ profile: QueryProfile, context: QueryContext,
  storedTimes: (any ScanSource) -> ClosedRange<Int64>?
) throws -> [Int: String] {
  var found: [Int: String] = [:]
  for result in profile.physical.results {
    guard let culprit = firstEmpty(result.node, profile.statistics) else { continue }
    var text = "NOTHING LEFT from here."
    let hint =
      try timesBeside(culprit, storedTimes) ?? nearestValue(culprit, profile, context: context)
    if let hint { text += "  " + hint }
    found[culprit.id] = text
  }
  return found
}

/// The highest step up the stream that yields nothing although its inputs yield something; nil where
/// the stream has rows. statistics: by node id.
func firstEmpty(_ node: PhysicalNode, _ statistics: [Int: StepStatistics]) -> PhysicalNode? {
  func isEmpty(_ node: PhysicalNode) -> Bool { (statistics[node.id]?.rows ?? 0) == 0 }
  guard isEmpty(node) else { return nil }
  var current = node
  while let input = current.inputs.first(where: isEmpty) { current = input }
  return current
}

/// Where a range lies beside all points, from when to when they are.
private func timesBeside(
  _ node: PhysicalNode, _ storedTimes: (any ScanSource) -> ClosedRange<Int64>?
) -> String? {
  guard case .source(let source) = node.operation, let bounds = node.scan?.bounds,
    let stored = storedTimes(source), !bounds.overlaps(stored)
  else { return nil }
  let first = formatTimeTrimmed(stored.lowerBound)
  return "all points of \(source.description) are from \(first) to "
    + formatTimeTrimmed(stored.upperBound)
}

/// Values looked at before the search for a near one is given up.
private let valuesMax = 10_000

private func nearestValue(
  _ node: PhysicalNode, _ profile: QueryProfile, context: QueryContext
) throws -> String? {
  let wanted: [(column: String, values: [String])]
  let below: PhysicalNode
  if let scan = node.scan {
    wanted = wantedTexts(scan.predicates)
    var open = scan
    open.predicates = []
    open.aggregate = nil
    open.columns = nil
    below = node.asking(open)
  } else if case .filter(let operation) = node.operation, let input = node.inputs.first,
    let schemas = profile.statistics[input.id]?.schemas
  {
    wanted = wantedTexts(simpleTests(operation.function, schemas))
    below = input
  } else {
    return nil
  }
  guard !wanted.isEmpty else { return nil }
  var values: [String: Set<String>] = [:]
  try execute(below.planOfItsOwn(), context: context, observer: nil) { _, batch in
    for (column, _) in wanted {
      collect(column, batch, into: &values[column, default: []])
    }
  }
  for (column, texts) in wanted {
    guard let existing = values[column], existing.isDisjoint(with: texts) else { continue }
    if existing.isEmpty { return "\(column) has no value at all in what is read" }
    var near: [String] = []
    for value in texts.prefix(wantedShownMax).flatMap({ nearest($0, existing) })
    where !near.contains(value) {
      near.append(value)
    }
    let shown = near.map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(column) has no value \(oneOf(texts)) in what is read; nearest: \(shown)"
  }
  return "each value that the tests name exists, but not in one row"
}

/// The tests that all have to hold, each of a column for one of some texts.
func wantedTexts(_ predicates: [SourcePredicate]) -> [(column: String, values: [String])] {
  predicates.flatMap { predicate -> [(column: String, values: [String])] in
    switch predicate {
    case .compare(let column, .equal, .string(let value)): [(column, [value])]
    case .and(let parts): wantedTexts(parts)
    case .or(let parts): alternatives(parts).map { [$0] } ?? []
    default: []
    }
  }
}

/// Tests of which one has to hold, where all are of one column; nil for others.
private func alternatives(
  _ predicates: [SourcePredicate]
) -> (column: String, values: [String])? {
  var found: (column: String, values: [String])?
  for predicate in predicates {
    let tests = wantedTexts([predicate])
    guard tests.count == 1, found.map({ $0.column == tests[0].column }) ?? true else { return nil }
    found = (tests[0].column, (found?.values ?? []) + tests[0].values)
  }
  return found
}

/// With more texts than this in one test the others are counted.
let wantedShownMax = 4

/// `"a", "b" or "c"`.
func oneOf(_ texts: [String]) -> String {
  var shown = texts.prefix(wantedShownMax).map(quoted)
  if texts.count > wantedShownMax { shown.append("\(texts.count - wantedShownMax) more") }
  guard let last = shown.popLast(), !shown.isEmpty else { return texts.map(quoted).joined() }
  return shown.joined(separator: ", ") + " or " + last
}

private func collect(_ label: String, _ batch: Batch, into values: inout Set<String>) {
  guard let index = batch.schema.index(of: label), batch.schema.fields[index].type == .string
  else { return }
  let isKey = batch.schema.isKey(index)
  for table in 0..<batch.tableCount {
    let rows = batch.rows(ofTable: table)
    for row in isKey ? rows.prefix(1) : rows[...] {
      if values.count >= valuesMax { return }
      if case .string(let value) = batch.scalar(column: index, row: row, table: table) {
        values.insert(value)
      }
    }
  }
}

/// Up to two values, nearest first; those that differ only in case come before all others.
func nearest(_ wanted: String, _ existing: Set<String>) -> [String] {
  let lowered = wanted.lowercased()
  return existing.map { value -> (distance: Int, value: String) in
    if value.lowercased() == lowered { return (0, value) }
    let starts = value.lowercased().hasPrefix(lowered) || lowered.hasPrefix(value.lowercased())
    let distance = editDistance(Array(lowered.utf8), Array(value.lowercased().utf8))
    return (starts ? min(distance, 2) : distance, value)
  }.sorted { $0 < $1 }.prefix(2).map(\.value)
}

/// Levenshtein's distance in bytes. Complexity: O(left · right).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  for (row, a) in left.enumerated() {
    var current = [row + 1]
    for (column, b) in right.enumerated() {
      let substituted = previous[column] + (a == b ? 0 : 1)
      current.append(min(substituted, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}
