import Columnar

/// A filter's test, taken apart for a source.
struct SplitPredicate {
  /// Tests that the source may carry out, each true for every row that the filter keeps.
  var pushable: [SourcePredicate]
  /// Why a part has to stay; nil when `pushable` says all.
  var residual: String?
}

/// Splits the test at its outermost `and`s and turns each part into a source predicate that holds
/// for all schemas, as far as `canPush` allows.
///
/// Null rules: a part that is null keeps no row, whatever stands beside it, in both null logics;
/// `not` is therefore taken over only around a single test, where null stays null.
/// Errors: none; a lambda that does not type is left alone. Complexity: O(schemas · size).
func splitPredicate(
  _ function: any RowFunction, _ schemas: [Schema], canPush: (SourcePredicate) -> Bool
) -> SplitPredicate {
  var partsBySchema: [[RowExpression]] = []
  for schema in schemas {
    guard let lambda = try? function.typed(for: schema) else {
      return SplitPredicate(pushable: [], residual: "it does not type for every table")
    }
    switch lambda.body {
    case .predicate(let test): partsBySchema.append(conjuncts(test))
    case .dynamic(let reason): return SplitPredicate(pushable: [], residual: reason)
    case .record: return SplitPredicate(pushable: [], residual: "it is not a test")
    }
  }
  // Only when every schema has the same parts can they be told apart by position.
  let partCount = partsBySchema.first?.count ?? 0
  guard partsBySchema.allSatisfy({ $0.count == partCount }) else {
    return SplitPredicate(pushable: [], residual: "its parts differ from table to table")
  }
  var result = SplitPredicate(pushable: [], residual: nil)
  for index in 0..<partCount {
    let parts = partsBySchema.map { $0[index] }
    switch unify(parts, schemas) {
    case .success(let predicates):
      if predicates.allSatisfy(canPush) {
        result.pushable += predicates
      } else {
        result.residual = result.residual ?? "the source does not carry out this test"
      }
    case .failure(let refusal):
      result.residual = result.residual ?? refusal.reason
      // What stays and may fail must see every row that it would have seen.
      if parts.contains(where: \.canFail) { return result }
    }
  }
  return result
}

private func conjuncts(_ test: RowExpression) -> [RowExpression] {
  if case .and(let left, let right) = test { return conjuncts(left) + conjuncts(right) }
  return [test]
}

/// One part as each schema types it, as one predicate for all of them; none where it is always true.
private func unify(
  _ parts: [RowExpression], _ schemas: [Schema]
) -> Result<[SourcePredicate], PredicateRefusal> {
  var converted: [ConvertedPredicate] = []
  for (part, schema) in zip(parts, schemas) {
    switch convertPredicate(part, schema) {
    case .success(let predicate): converted.append(predicate)
    case .failure(let refusal): return .failure(refusal)
    }
  }
  let candidates = converted.compactMap { predicate in
    if case .test(let test) = predicate { test } else { nil }
  }
  guard let fullest = candidates.max(by: { $0.columns.count < $1.columns.count }) else {
    // Without any column the part is a constant: true everywhere, or not worth a predicate.
    let alwaysTrue = converted.allSatisfy { $0 == .always }
    return alwaysTrue ? .success([]) : .failure(PredicateRefusal(reason: "it reads no column"))
  }
  for (predicate, schema) in zip(converted, schemas)
  where restricted(fullest, to: schema) != predicate {
    return .failure(PredicateRefusal(reason: "it says different things for different tables"))
  }
  return .success([fullest])
}

/// What the predicate says over a schema that may lack some of its columns: an absent column fails
/// every test but `not exists`.
private func restricted(_ predicate: SourcePredicate, to schema: Schema) -> ConvertedPredicate {
  switch predicate {
  case .compare(let column, _, _), .matches(let column, _, _):
    return schema.index(of: column) == nil ? .never : .test(predicate)
  case .exists(let column, let negated):
    return schema.index(of: column) != nil ? .test(predicate) : negated ? .always : .never
  case .and(let parts):
    return ConvertedPredicate.and(parts.map { restricted($0, to: schema) })
  case .or(let parts):
    return ConvertedPredicate.or(parts.map { restricted($0, to: schema) })
  }
}

extension SourcePredicate {
  /// The columns that the test reads.
  package var columns: Set<String> {
    switch self {
    case .compare(let column, _, _), .matches(let column, _, _), .exists(let column, _): [column]
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
    }
  }
}

/// The tests of a filter that every row it keeps passes, as far as they are simple; for messages.
package func simpleTests(_ function: any RowFunction, _ schemas: [Schema]) -> [SourcePredicate] {
  splitPredicate(function, schemas) { _ in true }.pushable
}
