import Syntax

/// Whether a map function has the shape that upstream vectorises: one parameter `r`, one record
/// literal, and in it only members of `r`, literals, operators, conditionals and `float(v:)`. Such
/// a function has three-valued logic and keeps the row's column order.
func hasVectorisableShape(_ closure: Closure) -> Bool {
  guard closure.code.parameters.count == 1, closure.code.parameters[0].name.name == "r",
    case .expression(let body) = closure.code.body,
    case .record(let base, let properties) = unparenthesized(body).kind,
    base == nil || base?.name == "r"
  else { return false }
  return properties.allSatisfy { property in
    property.value.map { isVectorisable($0, closure) } ?? false
  }
}

func unparenthesized(_ expression: Expression) -> Expression {
  if case .parenthesized(let inner) = expression.kind { unparenthesized(inner) } else { expression }
}

private func isVectorisable(_ expression: Expression, _ closure: Closure) -> Bool {
  switch expression.kind {
  case .integer, .float, .string, .time: true
  case .identifier(let name):
    (name == "true" || name == "false") && isFromPrelude(name, closure)
  case .member(let object, _): isRow(object)
  case .parenthesized(let inner), .unary(_, let inner): isVectorisable(inner, closure)
  case .binary(let operation, let left, let right):
    operation != .matches && operation != .notMatches && isVectorisable(left, closure)
      && isVectorisable(right, closure)
  case .logical(_, let left, let right):
    isVectorisable(left, closure) && isVectorisable(right, closure)
  case .conditional(let test, let consequent, let alternate):
    isVectorisable(test, closure) && isVectorisable(consequent, closure)
      && isVectorisable(alternate, closure)
  case .call(let callee, let arguments): isFloatCall(callee, arguments, closure)
  default: false
  }
}

private func isRow(_ expression: Expression) -> Bool {
  if case .identifier("r") = expression.kind { true } else { false }
}

private func isFloatCall(_ callee: Expression, _ arguments: [Property], _ closure: Closure) -> Bool
{
  guard case .identifier("float") = callee.kind, isFromPrelude("float", closure),
    arguments.count == 1, arguments[0].key.name == "v", let argument = arguments[0].value
  else { return false }
  return isVectorisable(argument, closure)
}

/// Whether the name was not given another meaning around the function.
private func isFromPrelude(_ name: String, _ closure: Closure) -> Bool {
  guard let slot = closure.code.slots[name] else { return true }
  return slot < closure.captured.count && closure.captured[slot] == nil
}
