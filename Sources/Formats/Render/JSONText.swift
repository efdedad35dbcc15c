import Columnar

/// Pieces of JSON, without white space.
enum JSONText {
  /// A string with its quotes; control characters are escaped.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    text.append(0x22)
    for byte in utf8 {
      switch byte {
      case 0x22: text.append(contentsOf: [0x5C, 0x22])
      case 0x5C: text.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: text.append(contentsOf: "\\n".utf8)
      case 0x0D: text.append(contentsOf: "\\r".utf8)
      case 0x09: text.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        text.append(contentsOf: "\\u00".utf8)
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      default: text.append(byte)
      }
    }
    text.append(0x22)
  }

  static func append(_ string: String, to text: inout [UInt8]) {
    var copy = string
    copy.withUTF8 { append($0, to: &text) }
  }

  /// A cell of a column whose strings are quoted as above: times as text, floats that JSON has no number for as text too, null as `null`.
  static func append(_ cell: CellText, row: Int, table: Int, to text: inout [UInt8]) {
    let start = text.count
    if cell.type == .time { text.append(0x22) }
    let isPresent = cell.append(row: row, table: table, to: &text)
    if !isPresent {
      text.removeSubrange(start...)
      text.append(contentsOf: "null".utf8)
    } else if cell.type == .time {
      text.append(0x22)
    } else if cell.type == .float, let last = text.last, last < 0x30 || last > 0x39 {
      let shown = String(decoding: text[start...], as: UTF8.self)
      text.removeSubrange(start...)
      append(shown, to: &text)
    }
  }
}
