import Columnar
import Planning

/// Containers of more items than this show one item a line.
private let inlineItemsMax = 3

/// The text of any value as `display()` gives it: strings without quotes, large and small floats with an exponent,
/// record and dictionary keys sorted.
package func displayText(_ value: Value) -> String {
  var text = ""
  appendDisplay(of: value, to: &text, indent: 0)
  return text
}

private func appendDisplay(of value: Value, to text: inout String, indent: Int) {
  switch value {
  case .null: text += "<null>"
  case .float(let number): text += formatFloatGo(number)
  case .regexp(let pattern): text += pattern.pattern
  case .bytes(let bytes): text += "0x" + bytes.map(hexadecimal).joined()
  case .function(let function): text += function.typeText
  case .stream: text += "<stream>"
  case .dynamic(let inner):
    text += "dynamic("
    appendDisplay(of: inner, to: &text, indent: indent)
    text += ")"
  case .array(let elements):
    appendItems(elements.map { (nil, $0) }, brackets: ("[", "]"), to: &text, indent: indent)
  case .record(let record):
    let fields = record.fields.sorted { precedesByBytes($0.label, $1.label) }
    appendItems(
      fields.map { ($0.label, $0.value) }, brackets: ("{", "}"), to: &text, indent: indent)
  case .dictionary(let dictionary):
    let entries = dictionary.entries.map { (Optional(displayText($0.key)), $0.value) }
    appendItems(entries, brackets: ("[", "]"), to: &text, indent: indent)
  default: text += basicText(value) ?? ""
  }
}

private func appendItems(
  _ items: [(label: String?, value: Value)], brackets: (String, String), to text: inout String,
  indent: Int
) {
  let isMultiline = items.count > inlineItemsMax
  text += brackets.0
  for (position, item) in items.enumerated() {
    if position > 0 { text += isMultiline ? "," : ", " }
    if isMultiline { text += "\n" + String(repeating: " ", count: 4 * (indent + 1)) }
    if let label = item.label { text += label + ": " }
    appendDisplay(of: item.value, to: &text, indent: indent + (isMultiline ? 1 : 0))
  }
  if isMultiline { text += "\n" + String(repeating: " ", count: 4 * indent) }
  text += brackets.1
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}

private func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
