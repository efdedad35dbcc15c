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

  /// The value's type in the syntax of the language, such as `[int]` or `{a: int}`. What would be
  /// very long ends in `…`.
  package var typeText: String {
    var text = ""
    appendType(to: &text)
    return text
  }

  /// Bytes after which a type's text goes no deeper.
  private static let typeBytesMax = 4_096

  private func appendType(to text: inout String) {
    if text.utf8.count > Self.typeBytesMax {
      if !text.hasSuffix("…") { text += "…" }
      return
    }
    switch self {
    case .array(let elements):
      text += "["
      if let first = elements.first { first.appendType(to: &text) } else { text += "A" }
      text += "]"
    case .record(let record):
      text += "{"
      for (position, field) in record.fields.enumerated() {
        if text.utf8.count > Self.typeBytesMax { break }
        text += position > 0 ? ", \(field.label): " : "\(field.label): "
        field.value.appendType(to: &text)
      }
      text += "}"
    case .dictionary(let dictionary):
      text += "["
      if let entry = dictionary.entries.first {
        entry.key.appendType(to: &text)
        text += ":"
        entry.value.appendType(to: &text)
      } else {
        text += "A:B"
      }
      text += "]"
    case .function(let function): text += function.typeText
    case .stream: text += "stream[A]"
    default: text += kindName
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
