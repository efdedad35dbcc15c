import Diagnostics
import Interpreter
import Planning
import Syntax

/// An operator between two types of columns: the conversion that makes them one.
struct OperandsDiffer: FailureAdvice {
  func improve(_ message: inout Diagnostic, of node: PhysicalNode, in run: RunSoFar) throws {
    guard message.code == .unsupportedOperation, let span = message.span,
      case .binary(let operation, let left, let right)? = run.file.expression(at: span)?.kind
    else { return }
    // `unsupported binary expression float * int`
    let words = message.message.split(separator: " ").suffix(3).map(String.init)
    guard words.count == 3 else { return }
    message.labels += [
      .init(span: left.span, text: words[0]), .init(span: right.span, text: words[2]),
    ]
    let wrong: (side: Expression, function: String)?
    switch (words[0], words[2]) {
    case ("float", "int"), ("float", "uint"): wrong = (right, "float")
    case ("int", "float"), ("uint", "float"): wrong = (left, "float")
    case ("int", "uint"): wrong = (right, "int")
    case ("uint", "int"): wrong = (left, "int")
    case ("string", _) where operation == .add: wrong = (right, "string")
    case (_, "string") where operation == .add: wrong = (left, "string")
    case ("string", "float"), ("string", "int"): wrong = (left, words[2])
    case ("float", "string"), ("int", "string"): wrong = (right, words[0])
    default: wrong = nil
    }
    guard let wrong else { return }
    let text = wrong.side.span.text
    let isWhole = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    let replacement =
      isWhole && wrong.function == "float" ? text + ".0" : "\(wrong.function)(v: \(text))"
    message.fix = "write `\(replacement)`"
    message.edits = [Edit(wrong.side.span, replacement)]
  }
}
