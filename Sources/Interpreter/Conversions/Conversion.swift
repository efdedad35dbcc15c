import Columnar
import Diagnostics
import Planning
import Semantics

/// The value in another basic type, as the functions `string`, `int`, `uint`, `float`, `bool`,
/// `time`, `duration` and `bytes` have it. A null stays null; a dynamic value is taken out first.
/// Errors: `E0003` with upstream's text.
package func convert(_ value: Value, to type: BasicType) throws -> Value {
  let value = value.unwrapped
  if value.isNull, type != .bytes { return .null(type) }
  switch type {
  case .string: return .string(try convertToString(value))
  case .int: return .int(try convertToInt(value))
  case .uint: return .uint(try convertToUInt(value))
  case .float: return .float(try convertToFloat(value))
  case .bool: return .bool(try convertToBool(value))
  case .time: return .time(try convertToTime(value))
  case .duration: return .duration(try convertToDuration(value))
  case .bytes:
    guard case .string(let text) = value else { throw cannotConvert(value, "bytes") }
    return .bytes(Array(text.utf8))
  case .regexp: throw cannotConvert(value, "regexp")
  }
}

/// A cell in another column type; one implementation with `convert(_:to:)` on values.
package func convert(_ cell: Scalar, to type: ColumnType) throws -> Scalar {
  try convert(Value(cell), to: type.basicType).scalar ?? .null
}

private func cannotConvert(_ value: Value, _ type: String) -> QueryFailure {
  QueryFailure(.conversion, "cannot convert \(value.typeText) to \(type)")
}

private func invalidSyntax(
  _ text: String, _ type: BasicType, _ detail: String = ""
) -> QueryFailure {
  QueryFailure(
    .conversion,
    "cannot convert string \"\(text)\" to \(type.rawValue) due to invalid syntax\(detail)",
    change: likelyReading(of: text, as: type))
}

private func convertToString(_ value: Value) throws -> String {
  if case .bytes(let bytes) = value {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw QueryFailure(
        .conversion, "bytes contained non utf8 bytes, cannot be converted into a string")
    }
    return text
  }
  guard let text = basicText(value) else { throw cannotConvert(value, "string") }
  return text
}

/// The text of a value as `string()` and interpolation give it; nil for what has none.
func basicText(_ value: Value) -> String? {
  switch value {
  case .string(let text): text
  case .int(let number): String(number)
  case .uint(let number): String(number)
  case .float(let number): formatFloat(number)
  case .bool(let truth): truth ? "true" : "false"
  case .time(let time): formatTime(time)
  case .duration(let duration): formatDuration(duration)
  default: nil
  }
}

private func convertToInt(_ value: Value) throws -> Int64 {
  switch value {
  case .int(let number): return number
  case .uint(let number): return Int64(bitPattern: number)
  case .float(let number): return convertToInt(number)
  case .bool(let truth): return truth ? 1 : 0
  case .time(let time): return time
  case .duration(let duration): return wholeNanoseconds(duration)
  case .string(var text):
    guard let number = text.withUTF8({ parseInt($0) }) else { throw invalidSyntax(text, .int) }
    return number
  default: throw cannotConvert(value, "int")
  }
}

private func convertToUInt(_ value: Value) throws -> UInt64 {
  switch value {
  case .uint(let number): return number
  case .float(let number): return convertToUInt(number)
  case .string(var text):
    guard let number = text.withUTF8({ parseUInt($0) }) else { throw invalidSyntax(text, .uint) }
    return number
  case .int, .bool, .time, .duration: return UInt64(bitPattern: try convertToInt(value))
  default: throw cannotConvert(value, "uint")
  }
}

private func convertToFloat(_ value: Value) throws -> Double {
  switch value {
  case .float(let number): return number
  case .int(let number): return Double(number)
  case .uint(let number): return Double(number)
  case .bool(let truth): return truth ? 1 : 0
  case .string(var text):
    guard let number = text.withUTF8({ parseFloat($0) }) else {
      throw invalidSyntax(text, .float)
    }
    return number
  default: throw cannotConvert(value, "float")
  }
}

private func convertToBool(_ value: Value) throws -> Bool {
  let printed: String
  switch value {
  case .bool(let truth): return truth
  case .string("true"): return true
  case .string("false"): return false
  case .string(let text):
    throw QueryFailure(
      .conversion, "cannot convert string \"\(text)\" to bool",
      change: likelyReading(of: text, as: .bool))
  case .int(let number):
    if number == 0 || number == 1 { return number == 1 }
    printed = String(number)
  case .uint(let number):
    if number == 0 || number == 1 { return number == 1 }
    printed = String(number)
  case .float(let number):
    if number == 0 || number == 1 { return number == 1 }
    printed = fixedText(number)
  default: throw cannotConvert(value, "bool")
  }
  throw QueryFailure(
    .conversion, "cannot convert \(value.kindName) \(printed) to bool, must be 0 or 1")
}

private func convertToTime(_ value: Value) throws -> Int64 {
  switch value {
  case .time(let time): return time
  case .int(let number): return number
  case .uint(let number): return Int64(bitPattern: number)
  case .string(var text):
    guard let time = text.withUTF8({ parseWrappedTime($0) }) else {
      let what = text.contains("T") ? "date time" : "date"
      throw invalidSyntax(text, .time, ": cannot parse \(what)")
    }
    return time
  default: throw cannotConvert(value, "time")
  }
}

private func convertToDuration(_ value: Value) throws -> CalendarDuration {
  switch value {
  case .duration(let duration): return duration
  case .int(let number): return durationOf(nanoseconds: number)
  case .uint(let number): return durationOf(nanoseconds: Int64(bitPattern: number))
  case .string(""): return .zero
  case .string(var text):
    guard let duration = text.withUTF8({ parseDuration($0) }) else {
      throw invalidSyntax(text, .duration)
    }
    return duration
  default: throw cannotConvert(value, "duration")
  }
}
