import Diagnostics
import Interpreter
import Syntax

/// The pairs of columns that the `on` function of a join compares: a conjunction of
/// `l.x == r.y`. Errors: `P0102` for anything else, in upstream's words.
func joinColumns(
  of function: any FunctionValue, _ call: Call
) throws -> [(left: String, right: String)] {
  guard let closure = function as? Closure else {
    throw unsupportedCondition("a built-in function", call)
  }
  let parsed = parse(SourceText(name: "on", text: closure.text))
  guard case .expression(let lambda)? = parsed.file.body.first?.kind,
    case .function(let literal) = lambda.kind, case .expression(let expression) = literal.body
  else { throw unsupportedCondition(closure.text, call) }
  return try comparisons(in: expression, call)
}

private func comparisons(
  in expression: Expression, _ call: Call
) throws -> [(left: String, right: String)] {
  switch expression.kind {
  case .parenthesized(let inner): return try comparisons(in: inner, call)
  case .logical(.and, let left, let right):
    return try comparisons(in: left, call) + comparisons(in: right, call)
  case .binary(let operation, let left, let right):
    guard operation == .equal else {
      throw call.failure(
        .joinCondition, "unsupported operator in join predicate: \(operation.rawValue)")
    }
    guard let first = column(left), let second = column(right) else {
      throw unsupportedCondition(expression.span.text, call)
    }
    if first.side == "l", second.side == "r" { return [(first.label, second.label)] }
    if first.side == "r", second.side == "l" { return [(second.label, first.label)] }
    throw unsupportedCondition(expression.span.text, call)
  default: throw unsupportedCondition(expression.span.text, call)
  }
}

private func column(_ expression: Expression) -> (side: String, label: String)? {
  switch expression.kind {
  case .parenthesized(let inner): return column(inner)
  case .member(let object, let property):
    guard case .identifier(let side) = object.kind else { return nil }
    return (side, property.name)
  default: return nil
  }
}

private func unsupportedCondition(_ text: String, _ call: Call) -> QueryFailure {
  call.failure(
    .joinCondition, "unsupported expression in join predicate: \(text)",
    fix: "join on equal columns, such as l.id == r.id")
}

extension DiagnosticCode {
  /// The condition of a join is not a conjunction of equal columns.
  static let joinCondition = DiagnosticCode("P0102")
}
