import Diagnostics
import Planning
import Syntax

/// `fill` with a value of another type than the column has: the same value in the column's type.
struct FillOfOtherType: FailureAdvice {
  private static let start = "fill column type mismatch: "

  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.message.hasPrefix(Self.start), let call = run.place(node),
      let value = run.chain.argument("value", of: call)
    else { return }
    let types = message.message.dropFirst(Self.start.count).split(separator: "/")
    guard types.count == 2, let wanted = types.first, let given = types.last, wanted != "time"
    else { return }
    let text: String
    if case .integer = value.kind, wanted == "float" {
      text = value.span.text + ".0"
    } else {
      text = "\(wanted)(v: \(value.span.text))"
    }
    message.notes.append("the column holds \(wanted), the value is \(given)")
    message.fix = "write `value: \(text)`"
    message.edits = [Edit(value.span, text)]
  }
}
