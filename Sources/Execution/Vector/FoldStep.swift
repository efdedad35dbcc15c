import Columnar
import Planning

/// How one field of an accumulator follows from its own last value and the row: the recurrences
/// that run as columnar work.
///
/// The parts that read only the row are computed as lanes; what remains is a loop over one number.
indirect enum FoldStep {
  /// The field stays as it is.
  case keep
  /// The field becomes a value of the row.
  case replace(RowExpression)
  /// `accumulator.f op e`, or `e op accumulator.f` where `isSwapped`.
  case combine(ArithmeticOperator, RowExpression, type: ColumnType, isSwapped: Bool)
  /// One of two steps, by a test of the row.
  case choose(RowExpression, FoldStep, FoldStep)
  /// One of two steps, by comparing a value of the row with the field: `e cmp accumulator.f`.
  case compare(ComparisonOperator, RowExpression, type: ColumnType, FoldStep, FoldStep)

  /// nil when the field's expression is no such recurrence. An expression may read only the
  /// accumulator field that bears its own label, which the typed lambda gives by position; other
  /// positions are found when the fold is made.
  init?(_ field: TypedLambda.OutputField) {
    guard case .column(let type) = field.type, type != .string, type != .bool else { return nil }
    guard field.expression.accumulatorPositions.count <= 1 else { return nil }
    self.init(field.expression, type)
  }

  private init?(_ expression: RowExpression, _ type: ColumnType) {
    if !expression.readsAccumulator {
      guard refusal(of: expression) == nil else { return nil }
      self = .replace(expression)
      return
    }
    switch expression {
    case .accumulator: self = .keep
    case .arithmetic(let operation, let left, let right, let type, _):
      guard let step = FoldStep.combining(operation, left, right, type) else { return nil }
      self = step
    case .conditional(let test, let consequent, let alternate):
      guard let then = FoldStep(consequent, type), let otherwise = FoldStep(alternate, type) else {
        return nil
      }
      guard let step = FoldStep.choosing(test, then, otherwise) else { return nil }
      self = step
    default: return nil
    }
  }

  private static func combining(
    _ operation: ArithmeticOperator, _ left: RowExpression, _ right: RowExpression,
    _ type: ColumnType
  ) -> FoldStep? {
    let isFloat = type == .float
    let isInteger = type == .int || type == .uint
    // Integer division may fail, so it is left to the row path.
    switch operation {
    case .add, .subtract, .multiply: guard isFloat || isInteger else { return nil }
    case .divide: guard isFloat else { return nil }
    case .modulo, .power: return nil
    }
    if case .accumulator = left, !right.readsAccumulator, refusal(of: right) == nil {
      return .combine(operation, right, type: type, isSwapped: false)
    }
    if case .accumulator = right, !left.readsAccumulator, refusal(of: left) == nil {
      return .combine(operation, left, type: type, isSwapped: true)
    }
    return nil
  }

  private static func choosing(
    _ test: RowExpression, _ then: FoldStep, _ otherwise: FoldStep
  ) -> FoldStep? {
    // Both branches are computed for every row here, so neither may be able to fail.
    guard !then.canFail && !otherwise.canFail else { return nil }
    if !test.readsAccumulator {
      return refusal(of: test) == nil ? .choose(test, then, otherwise) : nil
    }
    guard case .compare(let comparison, let left, let right) = test else { return nil }
    if case .accumulator(_, let type) = right, laneType(of: left) == type, type != .string,
      type != .bool, !left.readsAccumulator, refusal(of: left) == nil
    {
      return .compare(comparison, left, type: type, then, otherwise)
    }
    if case .accumulator(_, let type) = left, laneType(of: right) == type, type != .string,
      type != .bool, !right.readsAccumulator, refusal(of: right) == nil
    {
      return .compare(comparison.mirrored, right, type: type, then, otherwise)
    }
    return nil
  }

  private var canFail: Bool {
    switch self {
    case .keep: false
    case .replace(let expression), .combine(_, let expression, _, _): expression.canFail
    case .choose(let test, let then, let otherwise):
      test.canFail || then.canFail || otherwise.canFail
    case .compare(_, let value, _, let then, let otherwise):
      value.canFail || then.canFail || otherwise.canFail
    }
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
