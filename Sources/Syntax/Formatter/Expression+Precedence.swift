extension Expression {
  /// The expression inside any number of parentheses.
  var withoutParentheses: Expression {
    var inner = self
    while case .parenthesized(let next) = inner.kind { inner = next }
    return inner
  }

  /// The parts of an operation with an operator between its sides; nil for all else and for pipes.
  var infixParts: (operation: String, precedence: Precedence, left: Expression, right: Expression)?
  {
    switch kind {
    case .binary(let operation, let left, let right):
      (operation.rawValue, OperatorTable.precedence(operation), left, right)
    case .logical(let operation, let left, let right):
      (operation.rawValue, operation == .and ? .and : .or, left, right)
    default: nil
    }
  }

  /// How tightly the written form binds; nil for a form that reaches to the right as far as it
  /// can and so needs parentheses as any operand.
  ///
  /// A sign counts as the addition it looks like: `(-7) / 2` and `1 - (-2)` are set so, though
  /// the grammar does not ask for it.
  var formattedPrecedence: Precedence? {
    switch kind {
    case .conditional, .function: nil
    case .binary, .logical: infixParts?.precedence
    case .pipe: .pipe
    case .unary(let operation, _):
      operation == .not || operation == .exists ? .negation : .additive
    default: .postfix
    }
  }
}

extension Precedence {
  /// The next tighter level.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .postfix }
}
