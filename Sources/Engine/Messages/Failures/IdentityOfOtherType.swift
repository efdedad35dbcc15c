import Diagnostics
import Planning
import Syntax

/// A `reduce` that begins with a whole number and adds floats: the identity as a float.
struct IdentityOfOtherType: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard case .reduce(let operation) = node.operation, let call = run.place(node),
      case .record(_, let properties)? = run.chain.argument("identity", of: call)?.kind,
      let schemas = node.inputs.first.flatMap({ run.statistics[$0.id]?.schemas }),
      schemas.contains(where: { $0.fields.contains { $0.type == .float } })
    else { return }
    let whole = operation.identity.filter { $0.value.type == .int }.map(\.label)
    let edits = properties.compactMap { property -> Edit? in
      guard whole.contains(property.key.name), let value = property.value,
        case .integer = value.kind, message.message.contains("\"\(property.key.name)\"")
      else { return nil }
      return Edit(value.span, value.span.text + ".0")
    }
    guard let first = edits.first else { return }
    message.notes.append("the identity is an int and the column a float")
    message.fix = "begin with a float: `\(first.replacement)`"
    message.edits = edits
  }
}
