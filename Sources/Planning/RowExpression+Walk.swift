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
    case .failure, .concatenate: return true
    case .call(let function, let arguments, _, _):
      guard let kernel = function.kernel, !kernel.canFail,
        arguments.map(\.columnType) == kernel.operands
      else { return true }
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

  /// Numbers and bools become numbers without complaint; texts may not read as the type.
  private func cannotFailConverting(to type: ColumnType) -> Bool {
    guard let from = columnType else { return true }
    if from == type || type == .string { return true }
    return switch (from, type) {
    case (.int, .float), (.uint, .float), (.bool, .float): true
    case (.float, .int), (.uint, .int), (.bool, .int), (.time, .int): true
    case (.float, .uint), (.int, .uint), (.bool, .uint), (.time, .uint): true
    case (.int, .time), (.uint, .time): true
    default: false
    }
  }

  /// The column type of the cell; nil for a duration and for a null without a type.
  package var columnType: ColumnType? {
    switch self {
    case .constant(_, let type), .local(_, let type), .failure(_, let type),
      .call(_, _, let type, _):
      if case .column(let column) = type { column } else { nil }
    case .duration: nil
    case .column(_, let type), .accumulator(_, let type), .negate(_, let type),
      .convert(_, let type, _), .arithmetic(_, _, _, let type, _):
      type
    case .bind(_, _, let body): body.columnType
    case .compare, .matches, .and, .or, .not, .exists, .contains: .bool
    case .conditional(_, let consequent, let alternate):
      consequent.columnType ?? alternate.columnType
    case .concatenate: .string
    }
  }

  /// Whether the expression reads a local.
  package func reads(slot: Int) -> Bool {
    if case .local(slot, _) = self { return true }
    return children.contains { $0.reads(slot: slot) }
  }
}
