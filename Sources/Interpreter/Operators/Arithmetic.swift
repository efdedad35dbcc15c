import Columnar
import Diagnostics
import Planning
import Semantics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `left operation right` on values of one type; null where either is null, with the type of the
/// other. Integers wrap; float `%` is C's fmod; `^` on integers gives an integer.
/// Errors: `E0001` for types that the operator does not know, `E0002` for an integer divided by 0.
package func arithmetic(
  _ operation: ArithmeticOperator, _ left: Value, _ right: Value
) throws -> Value {
  switch (left, right) {
  case (.int(let l), .int(let r)): return .int(try arithmetic(operation, l, r))
  case (.uint(let l), .uint(let r)): return .uint(try arithmetic(operation, l, r))
  case (.float(let l), .float(let r)): return .float(arithmetic(operation, l, r))
  case (.string(let l), .string(let r)) where operation == .add:
    if l.utf8.count + r.utf8.count > textBytesMax { throw textTooLong }
    return .string(l + r)
  case (.null(let type), let other), (let other, .null(let type)):
    let known = type ?? other.basicType
    let matches =
      other.isNull && (type == nil || other.basicType == nil) || other.basicType == known
    guard let known, matches, supports(operation, known) else { break }
    return .null(known)
  default: break
  }
  throw unsupported(operation.rawValue, left, right)
}

/// Whether two values of the type can be joined by the operator.
func supports(_ operation: ArithmeticOperator, _ type: BasicType) -> Bool {
  switch type {
  case .int, .uint, .float: true
  case .string: operation == .add
  default: false
  }
}

func unsupported(_ operation: String, _ left: Value, _ right: Value) -> QueryFailure {
  unsupported(operation, left.kindName, right.kindName)
}

func unsupported(_ operation: String, _ left: String, _ right: String) -> QueryFailure {
  QueryFailure(
    .unsupportedOperation, "unsupported binary expression \(left) \(operation) \(right)")
}

/// Integer arithmetic; wraps. Errors: `E0002`.
func arithmetic(_ operation: ArithmeticOperator, _ left: Int64, _ right: Int64) throws -> Int64 {
  switch operation {
  case .add: return left &+ right
  case .subtract: return left &- right
  case .multiply: return left &* right
  case .divide:
    guard right != 0 else { throw cannotDivide }
    return left.dividedReportingOverflow(by: right).partialValue
  case .modulo:
    guard right != 0 else { throw cannotTakeRemainder }
    return left.remainderReportingOverflow(dividingBy: right).partialValue
  case .power:
    guard let power = integerPower(left, right) else { throw cannotDivide }
    return power
  }
}

/// Unsigned arithmetic; wraps. Errors: `E0002`.
func arithmetic(_ operation: ArithmeticOperator, _ left: UInt64, _ right: UInt64) throws -> UInt64 {
  switch operation {
  case .add: return left &+ right
  case .subtract: return left &- right
  case .multiply: return left &* right
  case .divide:
    guard right != 0 else { throw cannotDivide }
    return left / right
  case .modulo:
    guard right != 0 else { throw cannotTakeRemainder }
    return left % right
  case .power: return integerPower(left, right)
  }
}

/// Float arithmetic of IEEE 754, `%` and `^` by the C library.
func arithmetic(_ operation: ArithmeticOperator, _ left: Double, _ right: Double) -> Double {
  switch operation {
  case .add: left + right
  case .subtract: left - right
  case .multiply: left * right
  case .divide: left / right
  case .modulo: fmod(left, right)
  case .power: pow(left, right)
  }
}

var cannotDivide: QueryFailure {
  QueryFailure(.divisionByZero, "cannot divide by zero", upstreamCode: 9)
}

var cannotTakeRemainder: QueryFailure {
  QueryFailure(.divisionByZero, "cannot mod zero", upstreamCode: 9)
}

/// `-value`, or `+value`, which leaves a number as it is; null stays null.
/// Errors: `E0001` for what is not a number or a duration.
package func signed(_ value: Value, negated: Bool) throws -> Value {
  switch value {
  case .int(let number): return .int(negated ? 0 &- number : number)
  case .float(let number): return .float(negated ? -number : number)
  case .duration(var duration):
    if negated, !duration.isZero { duration.isNegative.toggle() }
    return .duration(duration)
  case .uint where !negated: return value
  case .null(let type):
    switch type {
    case .int, .float, .duration, nil: return value
    case .uint where !negated: return value
    default: break
    }
  default: break
  }
  throw QueryFailure(
    .unsupportedOperation,
    "operand to unary expression is not a number value, got \(value.kindName)")
}
