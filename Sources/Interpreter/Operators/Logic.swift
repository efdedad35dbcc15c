import Diagnostics
import Planning

/// `left and right` or `left or right`; the right side is only evaluated where it decides.
///
/// Row rules: a null on the left counts as false, and what is left of the right side is the
/// answer. Three-valued rules: null unless the other side alone decides.
/// Errors: `E0001` for operands that are not bool.
func logical(
  isAnd: Bool, _ left: Value, _ logic: NullLogic, _ right: () throws -> Value
) throws -> Value {
  let word = isAnd ? "and" : "or"
  let first = try truth(left, word)
  // What settles the answer whatever the other side is.
  let decisive = !isAnd
  if first == decisive { return .bool(decisive) }
  if logic == .row, isAnd, first == nil { return .bool(false) }
  let second = try truth(try right(), word)
  if logic == .row || first != nil { return second.map { .bool($0) } ?? .null(.bool) }
  return second == decisive ? .bool(decisive) : .null(.bool)
}

/// `not value`; null stays null. Errors: `E0001`.
func negation(_ value: Value) throws -> Value {
  try truth(value, "not").map { .bool(!$0) } ?? .null(.bool)
}

/// A truth value, nil for null. Errors: `E0001` naming the operator.
func truth(_ value: Value, _ operation: String) throws -> Bool? {
  switch value {
  case .bool(let value): return value
  case .null(nil), .null(.bool): return nil
  default:
    throw QueryFailure(
      .unsupportedOperation,
      "operand to \(operation) expression is not a bool value, got \(value.kindName)")
  }
}
