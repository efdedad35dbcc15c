import Columnar
import Diagnostics
import Planning

/// A step that goes from row to row over a table in which several series take turns.
struct SeriesMixed: HintRule {
  let code = DiagnosticCode.seriesMixed
  private static let functions: Set<String> = [
    "difference", "derivative", "increase", "integral", "elapsed", "cumulativeSum",
    "timeWeightedAvg", "stateDuration", "stateCount",
  ]

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard Self.functions.contains(node.origin.functionName), let call = run.place(node),
        let input = node.inputs.first
      else { continue }
      let search = MixtureSearch()
      try run.look(at: input) { search.take($0) }
      guard let found = search.found, search.timeFalls,
        let edit = run.chain.insert("group(columns: [\"\(found.column)\"])", before: call)
      else { continue }
      let name = node.origin.functionName
      let values = found.values.sorted().prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
      return Diagnostic(
        code,
        "\(name)() goes from row to row, but rows of several \(found.column) (\(values)) share a "
          + "table and its times go back and forth", at: call, severity: .hint,
        fix: "part them before it: `|> group(columns: [\"\(found.column)\"])`", edits: [edit])
    }
    return nil
  }
}

/// Looks for a table whose times fall and which has a text column of several values.
private final class MixtureSearch {
  private(set) var found: (column: String, values: Set<String>)?
  private(set) var timeFalls = false
  private static let valuesMax = 64

  func take(_ batch: Batch) -> Bool {
    guard let time = batch.schema.index(of: "_time"), batch.schema.fields[time].type == .time else {
      return false
    }
    let texts = batch.schema.fields.indices.filter {
      batch.schema.fields[$0].type == .string && !batch.schema.isKey($0)
    }
    for table in 0..<batch.tableCount {
      var previous = Int64.min
      var falls = false
      for row in batch.rows(ofTable: table) {
        guard case .time(let now) = batch.scalar(column: time, row: row, table: table) else {
          continue
        }
        if now <= previous { falls = true }
        previous = now
      }
      guard falls else { continue }
      timeFalls = true
      var best: (column: String, values: Set<String>)?
      for column in texts {
        var values: Set<String> = []
        for row in batch.rows(ofTable: table) where values.count < Self.valuesMax {
          if case .string(let text) = batch.scalar(column: column, row: row, table: table) {
            values.insert(text)
          }
        }
        if values.count > max(1, best?.values.count ?? 1) {
          best = (batch.schema.fields[column].label, values)
        }
      }
      if let best {
        found = best
        return false
      }
    }
    return true
  }
}
