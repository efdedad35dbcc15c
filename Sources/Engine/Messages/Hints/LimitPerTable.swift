import Diagnostics
import Planning

/// `sort |> limit` over several tables that nobody asked to part: the first rows of each.
struct LimitPerTable: HintRule {
  let code = DiagnosticCode.limitPerTable

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes {
      guard let statistics = run.statistics[node.id], statistics.tables > 1,
        let step = node.steps.last(where: {
          ["limit", "top", "bottom"].contains($0.origin.functionName)
        }),
        let call = run.place(step)
      else { continue }
      let above = run.steps(upFrom: node)
      // Tables that the script itself made are meant.
      let parting = ["group", "window", "aggregateWindow", "pivot", "join", "union"]
      guard !above.contains(where: { parting.contains($0.origin.functionName) }) else { continue }
      let sort = above.first { $0.origin.functionName == "sort" }
      guard let first = step.origin.functionName == "limit" ? sort.flatMap(run.place) : call,
        let edit = run.chain.insert("group()", before: first)
      else { continue }
      let name = step.origin.functionName
      return Diagnostic(
        code,
        "\(name)() works inside each of \(countText(statistics.tables)) tables and gave "
          + counted(statistics.rows, "row"), at: call, severity: .hint,
        notes: ["there is one table for each series"],
        fix: "for the first rows of all put `|> group()` before \(name == "limit" ? "sort" : name)",
        edits: [edit])
    }
    return nil
  }
}
