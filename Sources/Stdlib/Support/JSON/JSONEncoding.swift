import Columnar
import Diagnostics
import Interpreter

/// Values as JSON the way upstream's `json.encode` writes them: keys sorted, `<`, `>` and `&`
/// escaped, floats in the style of ECMAScript.
struct JSONEncoding {
  private let call: Call

  init(_ call: Call) { self.call = call }

  /// Errors: `E0101` for what has no JSON form.
  func append(_ value: Value, to text: inout [UInt8]) throws {
    switch value {
    case .null: text += "null".utf8
    case .bool(let truth): text += (truth ? "true" : "false").utf8
    case .int(let number): appendInt(number, to: &text)
    case .uint(let number): appendUInt(number, to: &text)
    case .float(let number):
      guard number.isFinite else {
        throw call.invalid("json: unsupported value: \(formatFloat(number))")
      }
      appendFloatJSON(number, to: &text)
    case .string(let string): append(string, to: &text)
    case .time(let time): append(formatTimeTrimmed(time), to: &text)
    case .duration(let duration): append(formatDuration(duration), to: &text)
    case .regexp(let pattern): append(pattern.pattern, to: &text)
    case .bytes(let bytes): append(base64(bytes), to: &text)
    case .array(let elements):
      text.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { text.append(0x2C) }
        try append(element, to: &text)
      }
      text.append(0x5D)
    case .record(let record):
      try append(record.fields.map { ($0.label, $0.value) }, to: &text)
    case .dictionary(let dictionary):
      try append(dictionary.entries.map { (displayText($0.key), $0.value) }, to: &text)
    case .dynamic(let inner): try append(inner, to: &text)
    case .function: throw call.invalid("cannot encode a function value")
    case .stream: throw call.invalid("cannot encode a stream value")
    }
  }

  private func append(_ members: [(String, Value)], to text: inout [UInt8]) throws {
    text.append(0x7B)
    let sorted = members.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    for (index, (name, value)) in sorted.enumerated() {
      if index > 0 { text.append(0x2C) }
      append(name, to: &text)
      text.append(0x3A)
      try append(value, to: &text)
    }
    text.append(0x7D)
  }

  private func append(_ string: String, to text: inout [UInt8]) {
    text.append(0x22)
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\"".utf8
      case "\\": text += "\\\\".utf8
      case "\n": text += "\\n".utf8
      case "\r": text += "\\r".utf8
      case "\t": text += "\\t".utf8
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: text += String(scalar).utf8
      }
    }
    text.append(0x22)
  }
}

/// The usual alphabet, with padding.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.1) << (16 - 8 * UInt32($1.0)) }
    for index in 0..<4 {
      let isPadding = index > group.count
      text.append(isPadding ? 0x3D : alphabet[Int(bits >> (18 - 6 * UInt32(index)) & 63)])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
