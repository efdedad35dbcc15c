import Diagnostics
import Planning

/// A step that goes along the times of a table, which do not rise: sorts them first.
struct TimesInDisorder: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.message.contains("out-of-order time"), let call = run.place(node) else { return }
    var column = "_time"
    if case .string(let named)? = run.chain.argument("timeColumn", of: call)?.kind {
      column = named
    }
    let step = "sort(columns: [\(quoted(column))])"
    guard let edit = run.chain.insert(step, before: call) else { return }
    message.notes.append(
      "its input has several series in one table, or was sorted by something else")
    message.fix = "put `|> \(step)` before it"
    message.edits = [edit]
  }
}
