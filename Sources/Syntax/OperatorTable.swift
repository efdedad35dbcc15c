/// How tightly an operator holds its operands; all binary operators group to the left.
package enum Precedence: Int, Sendable, Comparable, CaseIterable {
  case or
  case and
  /// The prefixes `not` and `exists`.
  case negation
  case comparison
  case additive
  case multiplicative
  case power
  case pipe
  /// The prefixes `+` and `-`.
  case sign
  /// Calls, members and indexes.
  case postfix

  package static func < (left: Precedence, right: Precedence) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A binary operator as the tree knows it.
enum InfixOperator: Sendable {
  case logical(Expression.LogicalOperator)
  case binary(Expression.BinaryOperator)
  case pipe
}

/// The one precedence table: the parser groups by it, the formatter sets parentheses by it, and
/// `Grammar/operators.md` must equal it.
package enum OperatorTable {
  /// The operators of each level as they are written, loosest level first.
  package static let levels: [(precedence: Precedence, isPrefix: Bool, tokens: [TokenKind])] = [
    (.or, false, [.or]),
    (.and, false, [.and]),
    (.negation, true, [.not, .exists]),
    (
      .comparison, false,
      [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches, .notMatches,
      ]
    ),
    (.additive, false, [.add, .subtract]),
    (.multiplicative, false, [.multiply, .divide, .modulo]),
    (.power, false, [.power]),
    (.pipe, false, [.pipeForward]),
    (.sign, true, [.add, .subtract]),
  ]

  private static let infixPrecedences: [TokenKind: Precedence] = {
    var table: [TokenKind: Precedence] = [:]
    for level in levels where !level.isPrefix {
      for token in level.tokens { table[token] = level.precedence }
    }
    return table
  }()

  /// The precedence of a binary operator; nil for every other token.
  static func infixPrecedence(_ kind: TokenKind) -> Precedence? { infixPrecedences[kind] }

  static func infixOperator(_ kind: TokenKind) -> InfixOperator? {
    switch kind {
    case .pipeForward: .pipe
    case .and: .logical(.and)
    case .or: .logical(.or)
    default: Expression.BinaryOperator(rawValue: kind.rawValue).map(InfixOperator.binary)
    }
  }

  package static func precedence(_ operation: Expression.BinaryOperator) -> Precedence {
    TokenKind(rawValue: operation.rawValue).flatMap(infixPrecedence) ?? .comparison
  }
}
