import Columnar
import Diagnostics
import Planning

/// `fill(usePrevious: true)` over tables that begin with nulls: there is no previous value.
struct LeadingNulls: HintRule {
  let code = DiagnosticCode.leadingNulls

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for node in run.nodes where node.origin.functionName == "fill" {
      guard let call = run.place(node),
        run.chain.argument("usePrevious", of: call)?.span.text == "true",
        !isFilledAfter(node, run)
      else { continue }
      var label = "_value"
      if case .string(let column)? = run.chain.argument("column", of: call)?.kind { label = column }
      let search = NullSearch(label)
      try run.look(at: node) { batch in
        search.take(batch)
        return true
      }
      guard search.rows > 0, let empty = search.emptyValue else { continue }
      let column = label == "_value" ? "" : "column: \"\(label)\", "
      let step = "fill(\(column)value: \(empty))"
      guard let edit = run.chain.insert(step, after: call) else { continue }
      let verb = search.rows == 1 ? "stays" : "stay"
      return Diagnostic(
        code,
        "\(counted(search.rows, "leading row")) of \(label) \(verb) null: there is no value before",
        at: call, severity: .hint,
        fix: "fill them too, `|> \(step)`, or begin the range earlier", edits: [edit])
    }
    return nil
  }

  /// Whether the next step fills what is left.
  private func isFilledAfter(_ node: PhysicalNode, _ run: RunSoFar) -> Bool {
    run.nodes.contains { $0.origin.functionName == "fill" && $0.inputs.first === node }
  }
}

/// Counts the nulls before the first value of each table.
private final class NullSearch {
  private let label: String
  private(set) var rows = 0
  private var type: ColumnType?
  private var isLeading = true

  init(_ label: String) { self.label = label }

  /// A value of the column's type for nothing; nil for times.
  var emptyValue: String? {
    switch type {
    case .float: "0.0"
    case .int: "0"
    case .uint: "uint(v: 0)"
    case .string: "\"\""
    case .bool: "false"
    case .time, nil: nil
    }
  }

  func take(_ batch: Batch) {
    guard let index = batch.schema.index(of: label) else { return }
    type = batch.schema.fields[index].type
    for table in 0..<batch.tableCount {
      if table > 0 || !batch.continuesTable { isLeading = true }
      for row in batch.rows(ofTable: table) where isLeading {
        if batch.columns[index].isNull(row: row, table: table) {
          rows += 1
        } else {
          isLeading = false
        }
      }
    }
  }
}
