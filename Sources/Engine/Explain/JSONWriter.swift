import Columnar

/// A value of JSON, for reports that programs read. Objects keep the order of their members.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package static func count(_ value: Int) -> JSONValue { .int(Int64(value)) }

  /// Two blanks an indent, a line end at the end; NaN and infinities as null.
  package var text: String {
    var result = ""
    write(to: &result, indent: "")
    return result + "\n"
  }

  private func write(to result: inout String, indent: String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .int(let value): result += String(value)
    case .number(let value): result += value.isFinite ? formatFloat(value) : "null"
    case .string(let value): result += JSONValue.quoted(value)
    case .array(let values):
      if values.isEmpty {
        result += "[]"
        return
      }
      result += "[\n"
      for (index, value) in values.enumerated() {
        result += indent + "  "
        value.write(to: &result, indent: indent + "  ")
        result += index + 1 < values.count ? ",\n" : "\n"
      }
      result += indent + "]"
    case .object(let members):
      if members.isEmpty {
        result += "{}"
        return
      }
      result += "{\n"
      for (index, (label, value)) in members.enumerated() {
        result += indent + "  " + JSONValue.quoted(label) + ": "
        value.write(to: &result, indent: indent + "  ")
        result += index + 1 < members.count ? ",\n" : "\n"
      }
      result += indent + "}"
    }
  }

  /// Control characters and `<`, `>`, `&` are written as escapes, so that the text may stand inside
  /// a page as well.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "<", ">", "&": result += escape(scalar.value)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
