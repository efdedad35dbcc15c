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
  for (position, field) in fields.enumerated() {
    if FoldStep(field, position: position) != nil { continue }
    if let refusal = refusal(of: field.expression, allowsAccumulator: true) { return refusal }
    if case .column(.string) = field.type { return "\(field.label) is a text" }
    return "\(field.label) is no recurrence of its own value, such as "
      + "accumulator.\(field.label) + r._value"
  }
  guard foldOrder(of: fields) == nil else { return nil }
  return "fields of the accumulator follow from each other"
}

/// The fields in an order in which each comes after those that it reads; nil where there is none.
/// Complexity: O(fields²).
func foldOrder(of fields: [TypedLambda.OutputField]) -> [Int]? {
  var order: [Int] = []
  var rest = fields.indices.map { position in
    (position: position, reads: fields[position].expression.accumulatorPositions)
  }
  while !rest.isEmpty {
    guard
      let next = rest.firstIndex(where: { field in
        field.reads.allSatisfy { $0 == field.position || order.contains($0) }
      })
    else { return nil }
    order.append(rest.remove(at: next).position)
  }
  return order
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
    if type == .bool || type == .time || type == .string && operation != .add {
      return "\(operation.rawValue) on \(type.name)"
    }
  case .negate(_, let type):
    if type != .int && type != .float { return "unary minus on \(type.name)" }
  case .call(let function, _, let type, _):
    guard case .column = type else { return "calls \(function.name)" }
  case .compare(let comparison, let left, let right):
    return comparisonRefusal(comparison, laneType(of: left), laneType(of: right))
  case .contains(let inner, let set):
    let type = laneType(of: inner)
    if set.contains(where: { $0 != .null && $0.type != type }) {
      return "contains() of mixed types"
    }
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

/// The column type of an expression; nil for an untyped null.
func laneType(of expression: RowExpression) -> ColumnType? { expression.columnType }
