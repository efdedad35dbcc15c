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
  case .float(let number): text += displayFloat(number)
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
    appendItems(fields.map { ($0.label, $0.value) }, brackets: ("{", "}"), to: &text, indent: indent)
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
    if position > 0 { text += ", " }
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

/// A float in the shortest digits, with an exponent of at least two digits where the decimal
/// exponent is below -4 or at least 6.
private func displayFloat(_ value: Double) -> String {
  guard value.isFinite else { return formatFloat(value) }
  if value == 0 { return value.sign == .minus ? "-0" : "0" }
  let (digits, exponent) = shortestDigits(value.magnitude)
  let sign = value < 0 ? "-" : ""
  guard exponent < -4 || exponent >= 6 else { return formatFloat(value) }
  let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
  let magnitude = String(exponent.magnitude)
  let padded = magnitude.count == 1 ? "0" + magnitude : magnitude
  return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(padded)"
}

/// The fewest significant digits that read back as the positive number, and the decimal exponent
/// of the first: 1230 is ("123", 3).
private func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
  // Swift's own text has these digits, as 1e-05, 123.0 or 1.5e+20.
  let parts = value.description.split(separator: "e")
  let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = halves[0]
  let fraction = halves.count > 1 ? halves[1] : ""
  let all = whole + fraction
  let leadingZeros = all.prefix { $0 == "0" }.count
  var digits = all.dropFirst(leadingZeros)
  while digits.count > 1, digits.last == "0" { digits.removeLast() }
  let written = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  return (String(digits), whole.count - 1 - leadingZeros + written)
}
