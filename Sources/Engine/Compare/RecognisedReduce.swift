import Columnar
import Planning

/// A `reduce` that says in a lambda what a built-in says with a word.
struct RecognisedReduce {
  let function: AggregateOperation.Function
  /// The column that is folded.
  let column: String
  /// Where the script's result of it stands: a field of the reduce, or of the map after it.
  let resultColumn: String
  /// The step whose output holds it.
  let lastStep: LogicalNode
  let reduceStep: LogicalNode
}

/// Reads what the reduce does from its typed lambda; nil for anything but the plain forms.
/// schema: that of the reduce's input.
func recognise(
  _ reduce: LogicalNode, followedBy map: LogicalNode?, _ schema: Schema
) -> RecognisedReduce? {
  guard case .reduce(let operation) = reduce.operation else { return nil }
  let accumulator = operation.identity.compactMap { label, value in
    value.type.map { Field(label, $0) }
  }
  guard let lambda = try? operation.function.typed(for: schema, accumulator: accumulator),
    case .record(let fields) = lambda.body
  else { return nil }
  let folds = fields.compactMap { field -> (label: String, fold: Fold)? in
    guard let slot = accumulator.firstIndex(where: { $0.label == field.label }),
      let fold = foldOf(field.expression, slot: slot, start: operation.identity[slot].value)
    else { return nil }
    return (field.label, fold)
  }
  guard folds.count == fields.count else { return nil }
  if let map, let mean = meanOf(folds, map, schema, accumulator, reduce) { return mean }
  guard folds.count == 1, let only = folds.first else { return nil }
  func made(_ function: AggregateOperation.Function, _ column: String) -> RecognisedReduce {
    RecognisedReduce(
      function: function, column: column, resultColumn: only.label, lastStep: reduce,
      reduceStep: reduce)
  }
  switch only.fold {
  case .sum(let column): return made(.sum, schema.fields[column].label)
  case .count: return schema.index(of: "_value").map { _ in made(.count, "_value") }
  case .min(let column): return made(.min, schema.fields[column].label)
  case .max(let column): return made(.max, schema.fields[column].label)
  }
}

/// What one field of the accumulator does from row to row.
private enum Fold: Equatable {
  case sum(column: Int)
  case count
  case min(column: Int)
  case max(column: Int)
}

private func foldOf(_ expression: RowExpression, slot: Int, start: Scalar) -> Fold? {
  switch expression {
  case .arithmetic(.add, let left, let right, _, _):
    guard isZero(start) else { return nil }
    for (first, second) in [(left, right), (right, left)] {
      guard case .accumulator(slot, _) = first else { continue }
      if case .column(let column, _) = second { return .sum(column: column) }
      if case .constant(let one, _) = second, isOne(one) { return .count }
    }
    return nil
  case .conditional(.compare(let comparison, let left, let right), let yes, let no):
    return extremum(comparison, left, right, yes, no, slot)
  default:
    return nil
  }
}

/// `if r.v < acc.m then r.v else acc.m`, in all of its spellings.
private func extremum(
  _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression,
  _ yes: RowExpression, _ no: RowExpression, _ slot: Int
) -> Fold? {
  let column: Int
  let columnIsLeft: Bool
  switch (left, right) {
  case (.column(let index, _), .accumulator(slot, _)): (column, columnIsLeft) = (index, true)
  case (.accumulator(slot, _), .column(let index, _)): (column, columnIsLeft) = (index, false)
  default: return nil
  }
  let takesColumn: Bool
  switch (yes, no) {
  case (.column(column, _), .accumulator(slot, _)): takesColumn = true
  case (.accumulator(slot, _), .column(column, _)): takesColumn = false
  default: return nil
  }
  let isLess: Bool
  switch comparison {
  case .less, .lessOrEqual: isLess = true
  case .greater, .greaterOrEqual: isLess = false
  case .equal, .notEqual: return nil
  }
  let keepsLeast = (isLess == columnIsLeft) == takesColumn
  return keepsLeast ? .min(column: column) : .max(column: column)
}

/// A map that divides the sum by the count makes the two a mean.
private func meanOf(
  _ folds: [(label: String, fold: Fold)], _ map: LogicalNode, _ schema: Schema,
  _ accumulator: [Field], _ reduce: LogicalNode
) -> RecognisedReduce? {
  guard case .map(let operation) = map.operation, folds.count == 2,
    let sum = folds.first(where: { if case .sum = $0.fold { true } else { false } }),
    let count = folds.first(where: { $0.fold == .count }), case .sum(let column) = sum.fold
  else { return nil }
  let key = schema.keyIndices.map { schema.fields[$0] }
  let reduced = Schema(
    fields: key + accumulator.sorted { $0.label < $1.label }, keyIndices: Array(key.indices))
  guard let lambda = try? operation.function.typed(for: reduced),
    case .record(let fields) = lambda.body
  else { return nil }
  func reads(_ expression: RowExpression, _ label: String) -> Bool {
    switch expression {
    case .column(let index, _): reduced.fields[index].label == label
    case .convert(let inner, _, _): reads(inner, label)
    default: false
    }
  }
  for field in fields {
    if case .arithmetic(.divide, let top, let bottom, .float, _) = field.expression,
      reads(top, sum.label), reads(bottom, count.label)
    {
      return RecognisedReduce(
        function: .mean, column: schema.fields[column].label, resultColumn: field.label,
        lastStep: map, reduceStep: reduce)
    }
  }
  return nil
}

private func isZero(_ value: Scalar) -> Bool {
  value == .int(0) || value == .uint(0) || value == .float(0)
}

private func isOne(_ value: Scalar) -> Bool {
  value == .int(1) || value == .uint(1) || value == .float(1)
}
