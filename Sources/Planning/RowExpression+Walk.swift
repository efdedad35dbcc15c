import Columnar

extension RowExpression {
  /// The expressions directly inside this one, in evaluation order.
  package var children: [RowExpression] {
    switch self {
    case .constant, .duration, .column, .accumulator, .local, .failure: []
    case .bind(_, let value, let body): [value, body]
    case .arithmetic(_, let left, let right, _, _): [left, right]
    case .compare(_, let left, let right): [left, right]
    case .matches(let text, _, _): [text]
    case .and(let left, let right), .or(let left, let right): [left, right]
    case .not(let inner), .exists(let inner): [inner]
    case .negate(let inner, _): [inner]
    case .conditional(let test, let consequent, let alternate): [test, consequent, alternate]
    case .convert(let inner, _, _): [inner]
    case .concatenate(let parts, _): parts
    case .contains(let inner, _): [inner]
    case .call(_, let arguments, _, _): arguments
    }
  }

  /// Positions of all columns of the input row that the expression reads. Complexity: O(size).
  package var columnIndices: Set<Int> {
    if case .column(let index, _) = self { return [index] }
    return children.reduce(into: []) { $0.formUnion($1.columnIndices) }
  }

  /// Evaluating the expression may end the query with an error. True where it is not certain.
  package var canFail: Bool {
    switch self {
    case .failure, .call, .concatenate: return true
    case .convert(let inner, let type, _):
      guard inner.cannotFailConverting(to: type) else { return true }
    case .arithmetic(let operation, _, _, let type, _):
      // Zero to a negative power is a division too.
      let divides = operation == .divide || operation == .modulo || operation == .power
      if divides && type != .float { return true }
    default: break
    }
    return children.contains { $0.canFail }
  }

  /// A number becomes a float without complaint; other conversions may refuse a value.
  private func cannotFailConverting(to type: ColumnType) -> Bool {
    guard type == .float, case .column(_, let from) = self else { return false }
    return from.isNumeric
  }
}
