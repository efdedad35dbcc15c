import Columnar
import Diagnostics
import Formats
import Interpreter

/// Reads JSON text into values: numbers are floats, null has no type.
struct JSONParser {
  /// Deeper nesting than any real document has, and little enough for the stack.
  static let depthMax = 512

  private let bytes: [UInt8]
  private var at = 0
  /// Elements of an array may be of different types.
  private let isDynamic: Bool

  init(_ bytes: [UInt8], isDynamic: Bool) {
    self.bytes = bytes
    self.isDynamic = isDynamic
  }

  private struct Fault: Error {
    let message: String
  }

  /// The value of the whole text. Errors: `E0101` with the byte offset.
  mutating func parse(_ call: Call) throws -> Value {
    do throws(Fault) {
      let value = try parseValue(depth: 0)
      skipSpace()
      if at < bytes.count { throw unexpected("after the value") }
      return value
    } catch {
      throw call.invalid(error.message)
    }
  }

  /// The same without a call to blame; the message of the fault otherwise.
  mutating func parse() -> Result<Value, JSONFault> {
    do throws(Fault) {
      let value = try parseValue(depth: 0)
      skipSpace()
      if at < bytes.count { throw unexpected("after the value") }
      return .success(value)
    } catch {
      return .failure(JSONFault(message: error.message))
    }
  }

  private func unexpected(_ place: String) -> Fault {
    if at >= bytes.count { return Fault(message: "unexpected end of JSON input") }
    let found = String(decoding: bytes[at...at], as: UTF8.self)
    return Fault(message: "invalid character '\(found)' \(place) at byte \(at) of JSON input")
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func parseValue(depth: Int) throws(Fault) -> Value {
    if depth > JSONParser.depthMax {
      throw Fault(message: "JSON input is nested deeper than \(JSONParser.depthMax)")
    }
    skipSpace()
    guard at < bytes.count else { throw unexpected("") }
    switch bytes[at] {
    case 0x7B: return try parseObject(depth: depth)
    case 0x5B: return try parseArray(depth: depth)
    case 0x22: return .string(try parseString())
    case 0x74: return try parseWord("true", .bool(true))
    case 0x66: return try parseWord("false", .bool(false))
    case 0x6E: return try parseWord("null", .null(nil))
    default: return try parseNumber()
    }
  }

  private mutating func parseWord(_ word: String, _ value: Value) throws(Fault) -> Value {
    guard bytes[at...].starts(with: word.utf8) else {
      throw unexpected("looking for \(word)")
    }
    at += word.utf8.count
    return value
  }

  private mutating func parseNumber() throws(Fault) -> Value {
    let start = at
    while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
    let text = bytes[start..<at]
    let digits = text.first == 0x2D ? text.dropFirst() : text
    let isPlain = digits.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    let hasLeadingZero =
      digits.count > 1 && digits.first == 0x30
      && digits.dropFirst().first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    let parsed = text.withUnsafeBufferPointer { parseFloat($0) }
    guard let number = parsed, isPlain, !hasLeadingZero, text.last != 0x2E else {
      at = start
      throw unexpected("looking for a value")
    }
    return .float(number)
  }

  private mutating func parseArray(depth: Int) throws(Fault) -> Value {
    at += 1
    var elements: [Value] = []
    if take(0x5D) { return .array([]) }
    while true {
      let element = try parseValue(depth: depth + 1)
      if !isDynamic, let first = elements.first, first.typeText != element.typeText {
        throw Fault(message: "array values must all be the same type")
      }
      elements.append(element)
      if take(0x5D) { return .array(elements) }
      if !take(0x2C) { throw unexpected("after an array element") }
    }
  }

  private mutating func parseObject(depth: Int) throws(Fault) -> Value {
    at += 1
    var record = RecordValue([])
    if take(0x7D) { return .record(record) }
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x22 else { throw unexpected("looking for a key") }
      let name = try parseString()
      if !take(0x3A) { throw unexpected("after a key") }
      record[name] = try parseValue(depth: depth + 1)
      if take(0x7D) { return .record(record) }
      if !take(0x2C) { throw unexpected("after a value") }
    }
  }

  private mutating func parseString() throws(Fault) -> String {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22: return String(decoding: text, as: UTF8.self)
      case 0x5C: try parseEscape(into: &text)
      case 0..<0x20:
        at -= 1
        throw unexpected("in a string")
      default: text.append(byte)
      }
    }
    throw unexpected("")
  }

  private mutating func parseEscape(into text: inout [UInt8]) throws(Fault) {
    guard at < bytes.count else { throw unexpected("") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var units = [try parseUnit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[at...].starts(with: [0x5C, 0x75]) {
        at += 2
        units.append(try parseUnit())
      }
      text += String(decoding: units, as: UTF16.self).utf8
    default:
      at -= 1
      throw unexpected("in a string escape")
    }
  }

  private mutating func parseUnit() throws(Fault) -> UInt16 {
    guard at + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    else { throw unexpected("in a \\u escape") }
    at += 4
    return unit
  }
}

/// The elements of arrays and records made dynamic, all the way down.
func dynamicParts(_ value: Value) -> Value {
  switch value {
  case .array(let elements): .array(elements.map { .dynamic(dynamicParts($0.unwrapped)) })
  case .record(let record):
    .record(
      RecordValue(record.fields.map { ($0.label, .dynamic(dynamicParts($0.value.unwrapped))) }))
  default: value
  }
}

/// A JSON text that cannot be read.
package struct JSONFault: Error {
  package let message: String
}

/// A JSON document for those who look for something in it. Errors: `JSONFault`.
package func parseJSONDocument(_ bytes: [UInt8]) throws -> DocumentNode {
  var parser = JSONParser(bytes, isDynamic: true)
  return documentNode(try parser.parse().get())
}

private func documentNode(_ value: Value) -> DocumentNode {
  switch value {
  case .record(let record):
    .record(record.fields.map { (key: $0.label, value: documentNode($0.value)) })
  case .array(let elements): .list(elements.map(documentNode))
  default: .text(displayText(value))
  }
}
