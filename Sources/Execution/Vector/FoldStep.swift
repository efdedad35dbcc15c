import Columnar
import Planning

/// What a fold does to its field and a value of the row.
enum FoldOperation {
  case arithmetic(ArithmeticOperator, ColumnType)
  case floats(@Sendable (Double, Double) -> Double)
  case and
  case or

  /// Some operands have no result.
  var canFail: Bool {
    guard case .arithmetic(let operation, let type) = self, type != .float else { return false }
    return operation == .divide || operation == .modulo || operation == .power
  }
}

/// How one field of an accumulator follows from its own last value, from the row, and from what
/// other fields were: the recurrences that run as columnar work.
///
/// The parts that do not read the field are computed as lanes; what remains is a loop over one
/// number.
indirect enum FoldStep {
  /// The field stays as it is.
  case keep
  /// The field becomes a value that does not depend on it.
  case replace(RowExpression)
  /// `step op e`, or `e op step` where `isSwapped`.
  case combine(FoldOperation, FoldStep, RowExpression, isSwapped: Bool)
  /// One of two steps, by a test that does not read the field.
  case choose(RowExpression, FoldStep, FoldStep)
  /// One of two steps, by comparing a value with the field: `e cmp accumulator.f`.
  case compare(ComparisonOperator, RowExpression, type: ColumnType, FoldStep, FoldStep)

  /// nil when the field's expression is no such recurrence. position: of the field in the
  /// accumulator.
  init?(_ field: TypedLambda.OutputField, position: Int) {
    guard case .column(let type) = field.type, type != .string,
      let step = FoldStepReader(position).step(field.expression, type)
    else { return nil }
    self = step
  }

  var canFail: Bool {
    switch self {
    case .keep: false
    case .replace(let expression): expression.canFail
    case .combine(let operation, let step, let expression, _):
      operation.canFail || step.canFail || expression.canFail
    case .choose(let test, let then, let otherwise):
      test.canFail || then.canFail || otherwise.canFail
    case .compare(_, let value, _, let then, let otherwise):
      value.canFail || then.canFail || otherwise.canFail
    }
  }
}

/// Reads the recurrence of one field out of its expression.
private struct FoldStepReader {
  private let position: Int
  /// The locals around the expression that it may read, outermost first.
  private var locals: [(slot: Int, value: RowExpression)] = []
  /// The tests around the expression: what it is for, and whether they have to be true.
  private var tests: [(test: RowExpression, isTrue: Bool)] = []

  init(_ position: Int) { self.position = position }

  func step(_ expression: RowExpression, _ type: ColumnType) -> FoldStep? {
    if !readsField(expression) { return value(expression, type).map { .replace($0) } }
    switch expression {
    case .accumulator: return .keep
    case .bind(let slot, let bound, let body):
      guard !readsField(bound) else { return nil }
      var inner = self
      inner.locals.append((slot, bound))
      return inner.step(body, type)
    case .arithmetic(let operation, let left, let right, let type, _):
      guard type.isNumeric else { return nil }
      return combination(.arithmetic(operation, type), left, right, type)
    case .and(let left, let right): return combination(.and, left, right, .bool)
    case .or(let left, let right): return combination(.or, left, right, .bool)
    case .call(let function, let arguments, _, _):
      guard case .floats(let kernel) = function.kernel,
        arguments.map(\.columnType) == [.float, .float]
      else { return nil }
      return combination(.floats(kernel), arguments[0], arguments[1], .float)
    case .conditional(let test, let consequent, let alternate):
      return choice(test, consequent, alternate, type)
    default: return nil
    }
  }

  private func combination(
    _ operation: FoldOperation, _ left: RowExpression, _ right: RowExpression, _ type: ColumnType
  ) -> FoldStep? {
    let isSwapped = readsField(right)
    let (own, other) = isSwapped ? (right, left) : (left, right)
    guard !readsField(other), own.columnType == type, let step = step(own, type),
      let value = value(other, type)
    else { return nil }
    return .combine(operation, step, value, isSwapped: isSwapped)
  }

  private func choice(
    _ test: RowExpression, _ consequent: RowExpression, _ alternate: RowExpression,
    _ type: ColumnType
  ) -> FoldStep? {
    if !readsField(test) {
      var (then, otherwise) = (self, self)
      then.tests.append((test, true))
      otherwise.tests.append((test, false))
      guard let condition = value(test, .bool), let first = then.step(consequent, type),
        let second = otherwise.step(alternate, type)
      else { return nil }
      return .choose(condition, first, second)
    }
    guard let first = step(consequent, type), let second = step(alternate, type),
      // Both are computed for every row here, so neither may be able to fail.
      !first.canFail, !second.canFail,
      case .compare(let comparison, let left, let right) = test
    else { return nil }
    for (own, other, operation) in [
      (right, left, comparison), (left, right, comparison.mirrored),
    ] {
      guard case .accumulator(position, let type) = own, other.columnType == type,
        type != .string, type != .bool, !readsField(other), let value = value(other, type)
      else { continue }
      return .compare(operation, value, type: type, first, second)
    }
    return nil
  }

  /// An expression that does not read the field, with the locals that it reads; computed only for
  /// rows that need it where it can fail.
  private func value(_ expression: RowExpression, _ type: ColumnType) -> RowExpression? {
    guard expression.columnType == type, refusal(of: expression, allowsAccumulator: true) == nil
    else { return nil }
    var result = expression
    if expression.canFail {
      let nothing = RowExpression.constant(.null, .column(type))
      for (test, isTrue) in tests.reversed() {
        result = .conditional(
          test: test, consequent: isTrue ? result : nothing, alternate: isTrue ? nothing : result)
      }
    }
    for (slot, value) in locals.reversed() where result.reads(slot: slot) {
      guard refusal(of: value, allowsAccumulator: true) == nil else { return nil }
      result = .bind(slot: slot, value: value, body: result)
    }
    return result
  }

  private func readsField(_ expression: RowExpression) -> Bool {
    expression.accumulatorPositions.contains(position)
  }
}

extension ComparisonOperator {
  /// The operator with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension RowExpression {
  /// Positions of all accumulator fields that the expression reads.
  var accumulatorPositions: Set<Int> {
    if case .accumulator(let position, _) = self { return [position] }
    return children.reduce(into: []) { $0.formUnion($1.accumulatorPositions) }
  }
}
