import Columnar
import Diagnostics
import Planning
import Semantics
import Syntax

/// A binary operator of the language, other than `and` and `or`, on two values.
/// Errors: `E0001`, `E0002`.
package func joined(
  _ operation: Expression.BinaryOperator, _ left: Value, _ right: Value
) throws -> Value {
  if let arithmeticOperator = ArithmeticOperator(rawValue: operation.rawValue) {
    return try arithmetic(arithmeticOperator, left, right)
  }
  if let comparison = ComparisonOperator(rawValue: operation.rawValue) {
    return try compare(comparison, left, right)
  }
  return try matches(left, right, operation)
}

/// `text =~ pattern` and `text !~ pattern`, unanchored; null where either side is null.
private func matches(
  _ text: Value, _ pattern: Value, _ operation: Expression.BinaryOperator
) throws -> Value {
  switch (text, pattern) {
  case (.string(var text), .regexp(let pattern)):
    let found = text.withUTF8 { pattern.matches($0) }
    return .bool(found == (operation == .matches))
  case (.null(nil), .regexp), (.null(.string), .regexp), (_, .null): return .null(.bool)
  default: throw unsupported(operation.rawValue, text, pattern)
  }
}

/// The text of a value inside of an interpolated string: as `string()` has it.
/// Errors: `E0007` for a null, `E0001` for what has no text.
package func interpolationText(_ value: Value) throws -> String {
  let value = value.unwrapped
  if value.isNull { throw nullInterpolation }
  guard let text = basicText(value) else {
    throw QueryFailure(
      .unsupportedOperation, "cannot interpolate \(value.typeText) in a string")
  }
  return text
}

var nullInterpolation: QueryFailure {
  QueryFailure(.nullInterpolation, "string expression evaluated to null")
}

/// `value.name`: null where a record lacks the label; inside of a dynamic value dynamic again.
/// Errors: `E0012` for a value without properties.
func property(_ name: String, of value: Value) throws -> Value {
  switch value {
  case .record(let record): return record[name] ?? .null(nil)
  case .dynamic(let inner):
    guard case .record(let record) = inner else {
      throw QueryFailure(
        .missingProperty,
        "cannot access property \"\(name)\" on a dynamic value of type \(inner.typeText)")
    }
    let found = record[name] ?? .null(nil)
    if case .dynamic = found { return found }
    return .dynamic(found)
  case .null:
    throw QueryFailure(.missingProperty, "cannot access property \(name) of a null record")
  default:
    throw QueryFailure(
      .missingProperty, "cannot access property \(name) on value of type \(value.typeText)")
  }
}

/// `container[position]`. Errors: `E0006` outside of the array, `E0001` for what has no elements.
func elementOf(_ container: Value, at position: Value) throws -> Value {
  switch (container, position) {
  case (.array(let elements), .int(let position)):
    guard let index = Int(exactly: position), elements.indices.contains(index) else {
      throw QueryFailure(
        .indexOutOfRange,
        "cannot access element \(position) of array of length \(elements.count)")
    }
    return elements[index]
  case (.dynamic(let inner), _):
    if inner.isNull { return .dynamic(.null(nil)) }
    let element = try elementOf(inner, at: position)
    if case .dynamic = element { return element }
    return .dynamic(element)
  default:
    throw QueryFailure(
      .unsupportedOperation,
      "cannot index \(container.typeText) by \(position.typeText), expected an array and an int")
  }
}
