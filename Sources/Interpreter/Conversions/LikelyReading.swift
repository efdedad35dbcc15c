import Columnar
import Diagnostics
import Semantics

/// What makes a text readable that the function of a type, such as `int(v: …)`, refuses: the first
/// change after which it reads; nil where none of them helps.
func likelyReading(of text: String, as type: BasicType) -> ArgumentChange? {
  for change in textChanges where reads(change.apply(text), as: type) {
    return .wrap("v", in: change.call, package: change.package)
  }
  if type == .int, reads(text, as: .float) { return .wrap("v", in: "float(v: …)") }
  guard type == .bool else { return nil }
  switch text.lowercased() {
  case "yes", "y", "on": return .replaceCall(of: "v", by: "(… == \"\(text)\")")
  case "no", "n", "off": return .replaceCall(of: "v", by: "(… != \"\(text)\")")
  default: return nil
  }
}

/// A change of a text, and the call that makes it with `…` for the text.
private struct TextChange: Sendable {
  let call: String
  var package: String? = "strings"
  let apply: @Sendable (String) -> String
}

/// In the order in which they are tried.
private let textChanges: [TextChange] = [
  TextChange(call: "strings.trimSpace(v: …)") { text in
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let start = text.unicodeScalars.drop(while: isSpace)
    return String(String.UnicodeScalarView(start.reversed().drop(while: isSpace).reversed()))
  },
  TextChange(call: "strings.toLower(v: …)") { $0.lowercased() },
  // `2024-01-31T12:00:00`, `2024-01-31 12:00:00` and `2024-01-31 12:00`, as tables have times.
  TextChange(call: "… + \"Z\"", package: nil) { $0 + "Z" },
  TextChange(call: "strings.replace(v: …, t: \" \", u: \"T\", i: 1) + \"Z\"") { text in
    text.replacing(" ", with: "T", maxReplacements: 1) + "Z"
  },
  TextChange(call: "strings.replace(v: …, t: \" \", u: \"T\", i: 1) + \":00Z\"") { text in
    text.replacing(" ", with: "T", maxReplacements: 1) + ":00Z"
  },
  // `1,234,567` and `1,234.5`; which comma that of `1,234` is nobody can tell.
  TextChange(call: "strings.replaceAll(v: …, t: \",\", u: \"\")") { text in
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts.first?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    guard groups.count + parts.count > 3, groups.count > 1,
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return text }
    return text.replacing(",", with: "")
  },
  TextChange(call: "strings.replaceAll(v: …, t: \",\", u: \".\")") { text in
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count != 3 ? text.replacing(",", with: ".") : text
  },
]

private func reads(_ text: String, as type: BasicType) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    switch type {
    case .int: parseInt(bytes) != nil
    case .uint: parseUInt(bytes) != nil
    case .float: parseFloat(bytes) != nil
    case .time: parseWrappedTime(bytes) != nil
    case .duration: parseDuration(bytes) != nil
    case .bool: bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8)
    case .string, .bytes, .regexp: false
    }
  }
}
