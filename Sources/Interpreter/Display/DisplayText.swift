import Columnar
import Planning

/// Containers of more items than this show one item a line.
private let inlineItemsMax = 3

/// Bytes of a value's text in messages and in a shell.
package let displayBytesMax = 1 << 20

/// The text of any value as `display()` gives it: strings without quotes, large and small floats with
/// an exponent, record and dictionary keys sorted. What would be longer than `bytesMax` ends in `…`.
package func displayText(_ value: Value, bytesMax: Int = displayBytesMax) -> String {
  var display = Display(bytesMax: bytesMax)
  display.append(value, indent: 0)
  guard display.isFull else { return display.text }
  // Cut between code points.
  var end = display.text.utf8.index(display.text.startIndex, offsetBy: bytesMax)
  while end > display.text.startIndex, end.samePosition(in: display.text.unicodeScalars) == nil {
    end = display.text.utf8.index(before: end)
  }
  return display.text[..<end] + "…"
}

private struct Display {
  let bytesMax: Int
  private(set) var text = ""

  init(bytesMax: Int) { self.bytesMax = bytesMax }

  var isFull: Bool { text.utf8.count > bytesMax }

  mutating func append(_ value: Value, indent: Int) {
    switch value {
    case .null: text += "<null>"
    case .float(let number): text += formatFloatGo(number)
    case .regexp(let pattern): text += pattern.pattern
    case .bytes(let bytes): text += "0x" + bytes.map(hexadecimal).joined()
    case .function(let function): text += function.typeText
    case .stream: text += "<stream>"
    case .dynamic(let inner):
      text += "dynamic("
      append(inner, indent: indent)
      text += ")"
    case .array(let elements):
      append(elements.map { (nil, $0) }, brackets: ("[", "]"), indent: indent)
    case .record(let record):
      let fields = record.fields.sorted { precedesByBytes($0.label, $1.label) }
      append(fields.map { ($0.label, $0.value) }, brackets: ("{", "}"), indent: indent)
    case .dictionary(let dictionary):
      let entries = dictionary.entries.map { entry in
        (Optional(displayText(entry.key, bytesMax: bytesMax)), entry.value)
      }
      if entries.isEmpty {
        text += "[:]"
      } else {
        append(entries, brackets: ("[", "]"), lineSeparator: ", ", indent: indent)
      }
    default: text += basicText(value) ?? ""
    }
  }

  /// What an item holds is indented by one more, also where the items share a line; a dictionary's
  /// lines end in a blank: both as upstream.
  private mutating func append(
    _ items: [(label: String?, value: Value)], brackets: (String, String),
    lineSeparator: String = ",", indent: Int
  ) {
    let isMultiline = items.count > inlineItemsMax
    text += brackets.0
    for (position, item) in items.enumerated() {
      if isFull { return }
      if position > 0 { text += isMultiline ? lineSeparator : ", " }
      if isMultiline { text += "\n" + String(repeating: " ", count: 4 * (indent + 1)) }
      if let label = item.label { text += label + ": " }
      append(item.value, indent: indent + 1)
    }
    if isMultiline { text += "\n" + String(repeating: " ", count: 4 * indent) }
    text += brackets.1
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}

private func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
