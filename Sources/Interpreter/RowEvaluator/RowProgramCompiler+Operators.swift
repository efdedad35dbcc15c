import Columnar
import Diagnostics
import Planning

extension RowProgramCompiler {
  mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: RowExpression, _ right: RowExpression,
    _ type: ColumnType, _ span: Span?, _ target: Int?
  ) -> Int {
    let l = compile(left)
    let r = compile(right)
    let result = target ?? newRegister()
    program.spans[program.instructions.count] = span
    emit(Self.operation(operation, type), result, l, r)
    return result
  }

  private static func operation(
    _ operation: ArithmeticOperator, _ type: ColumnType
  ) -> RowInstruction.Operation {
    switch (operation, type) {
    case (.add, .string): .addText
    case (.add, .float): .addFloat
    case (.subtract, .float): .subtractFloat
    case (.multiply, .float): .multiplyFloat
    case (.divide, .float): .divideFloat
    case (.modulo, .float): .moduloFloat
    case (.power, .float): .powerFloat
    case (.divide, .uint): .divideUInt
    case (.modulo, .uint): .moduloUInt
    case (.power, .uint): .powerUInt
    case (.add, _): .addInt
    case (.subtract, _): .subtractInt
    case (.multiply, _): .multiplyInt
    case (.divide, _): .divideInt
    case (.modulo, _): .moduloInt
    case (.power, _): .powerInt
    }
  }

  mutating func compare(
    _ comparison: ComparisonOperator, _ left: RowExpression, _ right: RowExpression, _ target: Int?
  ) -> Int {
    if case .constant(.string(let text), _) = right, left.type == .column(.string) {
      return predicate(.compare(comparison, Array(text.utf8)), left, target)
    }
    if case .constant(.string(let text), _) = left, right.type == .column(.string) {
      return predicate(.compare(comparison.mirrored, Array(text.utf8)), right, target)
    }
    var leftType = columnType(left)
    var rightType = columnType(right)
    var l = compile(left)
    var r = compile(right)
    if leftType == .float, rightType != .float { (r, rightType) = asFloat(r, rightType) }
    if rightType == .float, leftType != .float { (l, leftType) = asFloat(l, leftType) }
    // Greater is less the other way round.
    var comparison = comparison
    if comparison == .greater || comparison == .greaterOrEqual {
      swap(&l, &r)
      swap(&leftType, &rightType)
      comparison = comparison.mirrored
    }
    let result = target ?? newRegister()
    emit(Self.operation(comparison, leftType, rightType), result, l, r)
    return result
  }

  func columnType(_ expression: RowExpression) -> ColumnType {
    if case .column(let type) = expression.type { type } else { .int }
  }

  private mutating func asFloat(_ register: Int, _ type: ColumnType) -> (Int, ColumnType) {
    guard type == .int || type == .uint else { return (register, .float) }
    let result = newRegister()
    emit(type == .int ? .intToFloat : .uintToFloat, result, register)
    return (result, .float)
  }

  private static func operation(
    _ comparison: ComparisonOperator, _ left: ColumnType, _ right: ColumnType
  ) -> RowInstruction.Operation {
    let isEquality = comparison == .equal || comparison == .notEqual
    switch (left, right) {
    case (.int, .uint), (.uint, .int):
      if isEquality { return comparison == .equal ? .equalIntUInt : .notEqualIntUInt }
      if left == .int { return comparison == .less ? .lessIntUInt : .lessOrEqualIntUInt }
      return comparison == .less ? .lessUIntInt : .lessOrEqualUIntInt
    case (.float, _):
      switch comparison {
      case .equal: return .equalFloat
      case .notEqual: return .notEqualFloat
      default: return comparison == .less ? .lessFloat : .lessOrEqualFloat
      }
    case (.string, _):
      switch comparison {
      case .equal: return .equalText
      case .notEqual: return .notEqualText
      default: return comparison == .less ? .lessText : .lessOrEqualText
      }
    default:
      if isEquality { return comparison == .equal ? .equalWord : .notEqualWord }
      if left == .uint { return comparison == .less ? .lessUInt : .lessOrEqualUInt }
      return comparison == .less ? .lessInt : .lessOrEqualInt
    }
  }
}

extension ComparisonOperator {
  /// The comparison with its sides exchanged.
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
