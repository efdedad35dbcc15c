import Columnar
import Diagnostics
import Execution
import Planning
import Stdlib

/// A column that is not there: the step that dropped it, or the name that was meant.
struct ColumnDropped: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard [.columnMissing, .stepColumn, .pivotInvalid].contains(message.code),
      let input = node.inputs.first,
      let column = missing(message.message, in: run.schemas(input))
    else { return }
    if let dropping = stepThatDropped(column, above: input, run) {
      message.notes.append("\(column) was dropped by \(run.named(dropping.step))")
      restore(column, dropping, &message, run)
      return
    }
    guard let call = run.place(node), let name = run.chain.place(of: column, in: call)
    else { return }
    let columns = run.columnNames(input)
    message.notes.append("the columns are \(columns.joined(separator: ", "))")
    if let near = nearest(column, in: columns) {
      message.fix = "use \(quoted(near))"
      message.edits = [Edit(name, quoted(near))]
    }
  }

  /// The column that the message names and that no table has.
  private func missing(_ text: String, in schemas: [Schema]) -> String? {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
    // `specified column does not exist in table: x`
    let last = text.contains(": ") ? words.suffix(1) : []
    let candidates =
      (quoted.count > 2 ? [String(quoted[1])] : []) + words.filter { $0 == "_time" } + last
    return candidates.first { name in schemas.contains { $0.index(of: name) == nil } }
  }

  /// Walks up to the step that had the column in its input and not in its output.
  private func stepThatDropped(
    _ column: String, above node: PhysicalNode, _ run: RunSoFar
  ) -> (step: ScriptStep, schemas: [Schema])? {
    var current = node
    while true {
      let output = run.schemas(current)
      guard !output.isEmpty, output.allSatisfy({ $0.index(of: column) == nil }) else { return nil }
      if current.scan?.aggregate != nil, column == "_time",
        let step = current.steps.last(where: { $0.note == nil })
      {
        return (step, output)
      }
      guard let input = current.inputs.first else { return nil }
      if run.schemas(input).contains(where: { $0.index(of: column) != nil })
        || (input.scan?.columns != nil && column == "_time")
      {
        return (current.steps[current.ownStep], output)
      }
      current = input
    }
  }

  private func restore(
    _ column: String, _ dropping: (step: ScriptStep, schemas: [Schema]),
    _ message: inout Diagnostic, _ run: RunSoFar
  ) {
    guard let call = run.place(dropping.step) else { return }
    if dropping.step.origin.functionName == "keep",
      case .array(let labels)? = run.chain.argument("columns", of: call)?.kind,
      let last = labels.last
    {
      message.fix = "keep \(column) too"
      message.edits = [Edit(in: last.span.source, at: last.span.end, insert: ", \"\(column)\"")]
    } else if column == "_time",
      dropping.schemas.allSatisfy({ $0.index(of: "_stop") != nil }),
      let edit = run.chain.insert("duplicate(column: \"_stop\", as: \"_time\")", after: call)
    {
      message.fix =
        "give it a time: `|> duplicate(column: \"_stop\", as: \"_time\")`; or use aggregateWindow"
      message.edits = [edit]
    } else if column == "_time" {
      message.fix = "use aggregateWindow, which keeps a time for each window"
    }
  }
}
