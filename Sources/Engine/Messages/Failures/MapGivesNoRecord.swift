import Diagnostics
import Planning
import Syntax

/// `map` whose function gives a bare value: the row with it as its `_value`.
struct MapGivesNoRecord: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.message.hasPrefix("map function must return an object"),
      let call = run.place(node),
      case .function(let function)? = run.chain.argument("fn", of: call)?.kind,
      case .expression(let body) = function.body
    else { return }
    let row = "({r with _value: \(body.span.text)})"
    message.notes.append("a row is a record; what the function leaves out of it is gone")
    message.fix = "write `(r) => \(row)`"
    message.edits = [Edit(body.span, row)]
  }
}
