import Columnar
import Planning

/// Why a typed lambda does not run as columnar work; nil when it does.
///
/// One sentence for `explain`, naming the first part that stands in the way.
/// Complexity: O(size of the lambda).
package func vectorRefusal(of lambda: TypedLambda) -> String? {
  switch lambda.body {
  case .dynamic(let reason): return reason
  case .predicate(let test): return refusal(of: test)
  case .record(let fields):
    if !lambda.accumulator.isEmpty {
      return foldRefusal(of: fields)
    }
    for field in fields {
      if case .duration = field.type { return "\(field.label) is a duration" }
      if let refusal = refusal(of: field.expression) { return refusal }
    }
    return nil
  }
}

/// Why a fold does not run as columnar work.
func foldRefusal(of fields: [TypedLambda.OutputField]) -> String? {
  for field in fields {
    if FoldStep(field) != nil { continue }
    if let refusal = refusal(of: field.expression, allowsAccumulator: true) { return refusal }
    return "\(field.label) is no recurrence of its own value alone, such as "
      + "accumulator.\(field.label) + r._value"
  }
  return nil
}

/// Why one expression has no columnar form.
func refusal(of expression: RowExpression, allowsAccumulator: Bool = false) -> String? {
  if let own = ownRefusal(of: expression, allowsAccumulator) { return own }
  for child in expression.children {
    if let inner = refusal(of: child, allowsAccumulator: allowsAccumulator) { return inner }
  }
  return nil
}

private func ownRefusal(of expression: RowExpression, _ allowsAccumulator: Bool) -> String? {
  switch expression {
  case .duration: return "works with a duration"
  case .constant(_, .duration), .local(_, .duration): return "works with a duration"
  case .accumulator: return allowsAccumulator ? nil : "reads the accumulator"
  case .arithmetic(let operation, _, _, let type, _):
    if type == .string { return "joins texts with +" }
    if type == .bool || type == .time { return "\(operation.rawValue) on \(type.name)" }
    if operation == .power && type != .float { return "^ on \(type.name)" }
  case .negate(_, let type):
    if type != .int && type != .float { return "unary minus on \(type.name)" }
  case .concatenate: return "builds texts"
  case .convert(let inner, let target, _):
    guard let source = laneType(of: inner) else { return "converts a null" }
    if !hasColumnarConversion(from: source, to: target) {
      return "\(target.name)() of \(source.name) works value by value"
    }
  case .call(let function, let arguments, let type, _):
    let takesFloat = arguments.count == 1 && laneType(of: arguments[0]) == .float
    if function.unaryFloat == nil || !takesFloat || type != .column(.float) {
      return "calls \(function.name)"
    }
  case .compare(let comparison, let left, let right):
    return comparisonRefusal(comparison, laneType(of: left), laneType(of: right))
  case .contains(let inner, let set):
    let type = laneType(of: inner)
    if set.contains(where: { $0.type != type }) { return "contains() of mixed types" }
  default: break
  }
  return nil
}

private func comparisonRefusal(
  _ comparison: ComparisonOperator, _ left: ColumnType?, _ right: ColumnType?
) -> String? {
  guard let left, let right else { return nil }
  if left == right { return left == .bool && !comparison.isEquality ? "orders bools" : nil }
  return left.isNumeric && right.isNumeric ? nil : "compares \(left.name) with \(right.name)"
}

extension ComparisonOperator {
  var isEquality: Bool { self == .equal || self == .notEqual }
}

private func hasColumnarConversion(from source: ColumnType, to target: ColumnType) -> Bool {
  if source == target { return true }
  return switch (source, target) {
  case (.int, .float), (.uint, .float), (.bool, .float): true
  case (.float, .int), (.uint, .int), (.bool, .int), (.time, .int): true
  case (.int, .time), (.uint, .time), (.int, .uint), (.time, .uint), (.bool, .uint): true
  default: false
  }
}

/// The column type of an expression; nil for an untyped null.
func laneType(of expression: RowExpression) -> ColumnType? {
  switch expression {
  case .constant(_, let type), .local(_, let type), .failure(_, let type),
    .call(_, _, let type, _):
    if case .column(let column) = type { column } else { nil }
  case .duration: nil
  case .column(_, let type), .accumulator(_, let type), .negate(_, let type): type
  case .arithmetic(_, _, _, let type, _): type
  case .convert(_, let type, _): type
  case .bind(_, _, let body): laneType(of: body)
  case .compare, .matches, .and, .or, .not, .exists, .contains: .bool
  case .conditional(_, let consequent, let alternate):
    laneType(of: consequent) ?? laneType(of: alternate)
  case .concatenate: .string
  }
}

extension RowExpression {
  var readsAccumulator: Bool {
    if case .accumulator = self { return true }
    return children.contains(where: \.readsAccumulator)
  }
}
