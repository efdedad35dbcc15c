import Columnar
import Diagnostics
import Planning
import Semantics

extension Value {
  /// The word for the value's kind in messages about operators, as upstream has it.
  package var kindName: String {
    switch self {
    case .null(let type): type?.rawValue ?? "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .float: "float"
    case .string: "string"
    case .time: "time"
    case .duration: "duration"
    case .regexp: "regexp"
    case .bytes: "bytes"
    case .array: "array"
    case .record: "object"
    case .dictionary: "dictionary"
    case .function: "function"
    case .dynamic: "dynamic"
    case .stream: "stream"
    }
  }

  /// The value's type in the syntax of the language, such as `[int]` or `{a: int}`.
  package var typeText: String {
    switch self {
    case .array(let elements): "[\(elements.first?.typeText ?? "A")]"
    case .record(let record):
      "{"
        + record.fields.map { "\($0.label): \($0.value.typeText)" }.joined(separator: ", ") + "}"
    case .dictionary(let dictionary):
      "[\(dictionary.entries.first?.key.typeText ?? "A"):"
        + "\(dictionary.entries.first?.value.typeText ?? "B")]"
    case .function(let function): function.typeText
    case .stream: "stream[A]"
    default: kindName
    }
  }

  /// The basic type, for values that have one.
  package var basicType: BasicType? {
    switch self {
    case .null(let type): type
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .float: .float
    case .string: .string
    case .time: .time
    case .duration: .duration
    case .regexp: .regexp
    case .bytes: .bytes
    default: nil
    }
  }
}

extension BasicType {
  /// The column type of the same values, for the types that a column may have.
  package var columnType: ColumnType? {
    switch self {
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .float: .float
    case .string: .string
    case .time: .time
    case .duration, .regexp, .bytes: nil
    }
  }
}

extension ColumnType {
  /// The language's type of the column's values.
  package var basicType: BasicType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .float: .float
    case .string: .string
    case .time: .time
    }
  }
}
