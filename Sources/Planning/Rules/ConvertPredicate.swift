import Columnar

/// A test over one schema as a source would carry it out.
enum ConvertedPredicate: Equatable {
  /// True for every row.
  case always
  /// True for no row: false or null.
  case never
  case test(SourcePredicate)

  static func and(_ parts: [ConvertedPredicate]) -> ConvertedPredicate {
    if parts.contains(.never) { return .never }
    let tests = parts.flatMap(\.conjuncts)
    return tests.isEmpty ? .always : .test(tests.count == 1 ? tests[0] : .and(tests))
  }

  static func or(_ parts: [ConvertedPredicate]) -> ConvertedPredicate {
    if parts.contains(.always) { return .always }
    let tests = parts.flatMap(\.disjuncts)
    return tests.isEmpty ? .never : .test(tests.count == 1 ? tests[0] : .or(tests))
  }

  private var conjuncts: [SourcePredicate] {
    guard case .test(let test) = self else { return [] }
    if case .and(let parts) = test { return parts }
    return [test]
  }

  private var disjuncts: [SourcePredicate] {
    guard case .test(let test) = self else { return [] }
    if case .or(let parts) = test { return parts }
    return [test]
  }
}

/// Why a test is beyond every source.
struct PredicateRefusal: Error {
  let reason: String
}

/// Turns a typed test into a source predicate that is true for the same rows.
///
/// The predicate has two outcomes where the test has three: null becomes false. So `and` and `or`
/// go over part by part in either null logic, and `not` only around one test.
/// Complexity: O(size).
func convertPredicate(
  _ test: RowExpression, _ schema: Schema
) -> Result<ConvertedPredicate, PredicateRefusal> {
  switch test {
  case .constant(.bool(true), _): return .success(.always)
  case .constant(.bool(false), _), .constant(.null, _): return .success(.never)
  case .and(let left, let right):
    return both(left, right, schema).map { .and([$0, $1]) }
  case .or(let left, let right):
    return both(left, right, schema).map { .or([$0, $1]) }
  case .exists(let inner):
    return convertExists(inner, negated: false, schema)
  case .not(let inner):
    return convertNegated(inner, schema)
  case .compare(let comparison, let left, let right):
    return convertComparison(comparison, left, right, schema)
  case .matches(.column(let index, .string), let pattern, let negated):
    return named(index, schema) {
      .matches(column: $0, pattern: pattern.pattern, negated: negated)
    }
  case .matches(.constant(.null, _), _, _): return .success(.never)
  case .column(let index, .bool):
    return named(index, schema) { .compare(column: $0, .equal, .bool(true)) }
  case .contains(.column(let index, _), let set):
    return convertMembership(index, set, schema)
  default:
    return refuse(refusalText(test))
  }
}

private typealias Conversion = Result<ConvertedPredicate, PredicateRefusal>

private func refuse(_ reason: String) -> Conversion { .failure(PredicateRefusal(reason: reason)) }

private func both(
  _ left: RowExpression, _ right: RowExpression, _ schema: Schema
) -> Result<(ConvertedPredicate, ConvertedPredicate), PredicateRefusal> {
  convertPredicate(left, schema).flatMap { first in
    convertPredicate(right, schema).map { (first, $0) }
  }
}

private func named(
  _ index: Int, _ schema: Schema, _ predicate: (String) -> SourcePredicate
) -> Conversion {
  guard schema.fields.indices.contains(index) else { return refuse("a column is out of place") }
  return .success(.test(predicate(schema.fields[index].label)))
}

private func convertExists(
  _ inner: RowExpression, negated: Bool, _ schema: Schema
) -> Conversion {
  switch inner {
  case .column(let index, _): named(index, schema) { .exists(column: $0, negated: negated) }
  case .constant(.null, _): .success(negated ? .always : .never)
  default: refuse("exists is asked of a computed value")
  }
}

/// `not` of a null is null, which keeps no row, and so does the negated test of a null. Of the
/// comparisons only `==` and `!=` are each other's opposite for NaN too.
private func convertNegated(_ inner: RowExpression, _ schema: Schema) -> Conversion {
  switch inner {
  case .exists(let value): convertExists(value, negated: true, schema)
  case .compare(.equal, let left, let right):
    convertComparison(.notEqual, left, right, schema)
  case .compare(.notEqual, let left, let right):
    convertComparison(.equal, left, right, schema)
  case .matches(let text, let pattern, let negated):
    convertPredicate(.matches(text, pattern: pattern, negated: !negated), schema)
  case .column(let index, .bool):
    named(index, schema) { .compare(column: $0, .equal, .bool(false)) }
  case .constant(.bool(let value), _): .success(value ? .never : .always)
  case .constant(.null, _): .success(.never)
  default: refuse("a negated test of several parts treats null in its own way")
  }
}

private func convertComparison(
  _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression,
  _ schema: Schema
) -> Conversion {
  switch (left, right) {
  case (.constant(.null, _), _) where !right.canFail: return .success(.never)
  case (_, .constant(.null, _)) where !left.canFail: return .success(.never)
  case (.column(let index, let type), .constant(let value, _)):
    return compare(index, type, comparison, value, schema)
  case (.constant(let value, _), .column(let index, let type)):
    return compare(index, type, comparison.swapped, value, schema)
  case (.column, .column): return refuse("it compares two columns")
  default:
    let computed = refusalText(left) == refusalText(.constant(.null, .untypedNull)) ? right : left
    return refuse(refusalText(computed))
  }
}

private func compare(
  _ index: Int, _ type: ColumnType, _ comparison: ComparisonOperator, _ value: Scalar,
  _ schema: Schema
) -> Conversion {
  guard let constant = value.exactly(as: type) else {
    return refuse("a column of type \(type.name) is compared with another type")
  }
  return named(index, schema) { .compare(column: $0, comparison.forSource, constant) }
}

/// Membership is equality with one of the set; a null is in no set.
private func convertMembership(_ index: Int, _ set: [Scalar], _ schema: Schema) -> Conversion {
  guard schema.fields.indices.contains(index) else { return refuse("a column is out of place") }
  let field = schema.fields[index]
  var tests: [ConvertedPredicate] = []
  for value in set where value != .null {
    guard value.type == field.type, let constant = value.exactly(as: field.type) else {
      return refuse("a column of type \(field.type.name) is compared with another type")
    }
    tests.append(.test(.compare(column: field.label, .equal, constant)))
  }
  return .success(.or(tests))
}

private func refusalText(_ expression: RowExpression) -> String {
  switch expression {
  case .call(let function, _, _, _): "it calls \(function.name)(), which sources do not know"
  case .conditional: "if is not carried out by sources"
  case .arithmetic, .negate: "it computes before it compares"
  case .convert: "it converts before it compares"
  case .concatenate: "it builds text before it compares"
  case .bind, .local: "it has names of its own"
  case .failure: "it fails for some tables"
  default: "it is no comparison of a column with a constant"
  }
}

extension ComparisonOperator {
  /// The same test with its sides exchanged.
  fileprivate var swapped: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  fileprivate var forSource: SourcePredicate.Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

extension Scalar {
  /// The constant in the column's type, where comparing there gives what the language's mixed
  /// comparison gives for every value of the column; nil elsewhere, and for NaN.
  fileprivate func exactly(as type: ColumnType) -> Scalar? {
    // Beyond 2^53 floats are sparse, and an int column converted to float would tie with neighbours.
    let exactMax: Double = 9_007_199_254_740_992
    switch (self, type) {
    case (.float(let value), .float): return value.isNaN ? nil : self
    case (.int(let value), .float): return .float(Double(value))
    case (.uint(let value), .float): return .float(Double(value))
    case (.float(let value), .int) where abs(value) < exactMax:
      return Int64(exactly: value).map { .int($0) }
    case (.float(let value), .uint) where value >= 0 && value < exactMax:
      return UInt64(exactly: value).map { .uint($0) }
    case (.int(let value), .uint): return UInt64(exactly: value).map { .uint($0) }
    case (.uint(let value), .int): return Int64(exactly: value).map { .int($0) }
    default: return self.type == type ? self : nil
    }
  }
}
