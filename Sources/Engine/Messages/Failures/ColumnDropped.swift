import Columnar
import Diagnostics
import Execution
import Planning
import Stdlib

/// A column that is not there: the step that dropped it, or the name that was meant.
struct ColumnDropped: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard [.columnMissing, .stepColumn].contains(message.code), let input = node.inputs.first,
      let column = missing(message.message, in: schemas(input, run))
    else { return }
    if let dropping = stepThatDropped(column, above: input, run) {
      message.notes.append("\(column) was dropped by \(run.named(dropping.step))")
      restore(column, dropping, &message, run)
      return
    }
    guard let call = run.place(node), let literal = run.chain.string(column, in: call) else {
      return
    }
    let labels = Set(allSchemas(input, run).flatMap { $0.fields.map(\.label) })
    message.notes.append("the columns are \(labels.sorted().joined(separator: ", "))")
    if let near = nearest(column, in: labels.sorted()) {
      message.fix = "use \"\(near)\""
      message.edits = [Edit(literal.span, "\"\(near)\"")]
    }
  }

  /// The column that the message names and that no table has.
  private func missing(_ text: String, in schemas: [Schema]) -> String? {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
    let candidates = (quoted.count > 2 ? [String(quoted[1])] : []) + words.filter { $0 == "_time" }
    return candidates.first { name in schemas.contains { $0.index(of: name) == nil } }
  }

  private func schemas(_ node: PhysicalNode, _ run: RunSoFar) -> [Schema] {
    run.statistics[node.id]?.schemas ?? node.schemas ?? []
  }

  /// With the columns that a source left out because nobody asked for them.
  private func allSchemas(_ node: PhysicalNode, _ run: RunSoFar) -> [Schema] {
    guard case .source(let source) = node.operation, var scan = node.scan, scan.aggregate == nil
    else { return schemas(node, run) }
    scan.columns = nil
    return (try? source.schemas(scan)) ?? schemas(node, run)
  }

  /// Walks up to the step that had the column in its input and not in its output.
  private func stepThatDropped(
    _ column: String, above node: PhysicalNode, _ run: RunSoFar
  ) -> (step: ScriptStep, schemas: [Schema])? {
    var current = node
    while true {
      let output = schemas(current, run)
      guard !output.isEmpty, output.allSatisfy({ $0.index(of: column) == nil }) else { return nil }
      if current.scan?.aggregate != nil, column == "_time",
        let step = current.steps.last(where: { $0.note == nil })
      {
        return (step, output)
      }
      guard let input = current.inputs.first else { return nil }
      if schemas(input, run).contains(where: { $0.index(of: column) != nil })
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
