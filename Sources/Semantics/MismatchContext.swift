import Diagnostics
import Syntax

/// Where two types had to be the same: it decides the suffix of the message, its labels and the
/// likely fix.
enum MismatchContext {
  case plain
  /// The member's object.
  case member(Expression)
  case index
  case indexed
  /// An element, key or value after the first one, which stands at the span.
  case element(Span)
  case test
  /// The `else` branch; the `then` branch stands at the span.
  case branch(Span)
  case logical
  case matchedText
  case matchedExpression
  case operands(
    Expression.BinaryOperator, Expression, TypeID, Expression, TypeID)
  case defaultValue(Identifier)
  case result
  case called
  case argument(String, Expression?)
  /// The piped-in argument with the name of its parameter, and the expression before `|>`.
  case pipedArgument(String?, Expression)

  /// The name of the argument that the message ends with.
  var argumentName: String? {
    switch self {
    case .argument(let name, _): return name
    case .pipedArgument(let name, _): return name
    default: return nil
    }
  }

  /// The parameter of that name, where the argument is a function literal.
  func literalParameter(named name: String) -> Identifier? {
    guard case .argument(_, let value) = self else { return nil }
    var walker = value
    while case .parenthesized(let inner)? = walker?.kind { walker = inner }
    guard case .function(let function)? = walker?.kind else { return nil }
    return function.parameters.first { $0.name.name == name }?.name
  }
}
