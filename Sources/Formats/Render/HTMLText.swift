/// A text as it may stand between tags and inside quoted attributes; control characters vanish.
package func htmlText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": continue
    case _ where (0x7F...0x9F).contains(scalar.value): continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
