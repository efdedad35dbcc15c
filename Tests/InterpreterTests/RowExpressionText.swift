import Columnar
import Planning

/// A typed expression in one line, for tests.
func text(_ expression: RowExpression) -> String {
  switch expression {
  case .constant(let scalar, let type): "\(text(scalar)):\(text(type))"
  case .duration(let duration): formatDuration(duration)
  case .column(let index, let type): "c\(index):\(type.name)"
  case .accumulator(let index, _): "a\(index)"
  case .local(let slot, _): "l\(slot)"
  case .bind(let slot, let value, let body): "let l\(slot) = \(text(value)) in \(text(body))"
  case .arithmetic(let operation, let left, let right, let type, _):
    "(\(text(left)) \(operation.rawValue) \(text(right))):\(type.name)"
  case .compare(let comparison, let left, let right):
    "(\(text(left)) \(comparison.rawValue) \(text(right)))"
  case .matches(let operand, let pattern, let negated):
    "(\(text(operand)) \(negated ? "!~" : "=~") /\(pattern.pattern)/)"
  case .and(let left, let right): "(\(text(left)) and \(text(right)))"
  case .or(let left, let right): "(\(text(left)) or \(text(right)))"
  case .not(let operand): "not \(text(operand))"
  case .negate(let operand, _): "-\(text(operand))"
  case .exists(let operand): "exists \(text(operand))"
  case .conditional(let test, let consequent, let alternate):
    "if \(text(test)) then \(text(consequent)) else \(text(alternate))"
  case .convert(let operand, let type, _): "\(type.name)(\(text(operand)))"
  case .concatenate(let parts, _): "[" + parts.map { text($0) }.joined(separator: " ~ ") + "]"
  case .contains(let operand, let set):
    "\(text(operand)) in {" + set.map { text($0) }.joined(separator: ",") + "}"
  case .call(let function, let arguments, let type, _):
    "\(function.name)(" + arguments.map { text($0) }.joined(separator: ", ") + "):\(text(type))"
  case .failure(let failure, let type): "fail:\(text(type)) \(failure.message)"
  }
}

func text(_ type: CellType) -> String {
  switch type {
  case .column(let type): type.name
  case .duration: "duration"
  case .untypedNull: "null"
  }
}

func text(_ scalar: Scalar) -> String {
  switch scalar {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value)"
  case .uint(let value): "\(value)"
  case .float(let value): "\(value)"
  case .string(let value): "'\(value)'"
  case .time(let value): "\(value)ns"
  }
}

func text(_ lambda: TypedLambda) -> String {
  switch lambda.body {
  case .predicate(let test): text(test)
  case .record(let fields):
    fields.map { "\($0.label): \(text($0.expression))" }.joined(separator: "; ")
  case .dynamic(let reason): "dynamic: \(reason)"
  }
}
