import Diagnostics

/// A text as it may be kept in the history: what stands for a secret becomes `***`.
///
/// Redacted are strings given to an argument or a field whose name speaks of a secret (`token`,
/// `password`, …), passwords inside of addresses (`scheme://user:password@host`), and words that are
/// as long as tokens and as random; the session hides the secrets that it knows besides.
/// Complexity: O(characters).
func redacted(_ text: String) -> String {
  var result = ""
  var rest = Substring(text)
  while let quote = rest.firstIndex(of: "\"") {
    let before = rest[..<quote]
    let (content, end) = stringContent(rest[rest.index(after: quote)...])
    result += before + "\"" + redactedString(content, named: nameBefore(result + before))
    if end != nil { result += "\"" }
    guard let end else { return result }
    rest = end
  }
  return result + rest
}

/// What stands up to the closing quote, and what follows it; nil where it is not closed.
private func stringContent(_ text: Substring) -> (Substring, Substring?) {
  var isEscaped = false
  for index in text.indices {
    if isEscaped {
      isEscaped = false
    } else if text[index] == "\\" {
      isEscaped = true
    } else if text[index] == "\"" {
      return (text[..<index], text[text.index(after: index)...])
    }
  }
  return (text, nil)
}

/// The name in `name: "`, `name = "` or `"name": "`.
private func nameBefore(_ text: String) -> String {
  var rest = Substring(text)
  func skip(_ characters: String) {
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
  }
  skip(" \t\n")
  guard let mark = rest.last, mark == ":" || mark == "=" else { return "" }
  rest.removeLast()
  skip(" \t\n\"")
  return String(
    rest.reversed().prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
      .reversed()
  ).lowercased()
}

private func redactedString(_ content: Substring, named name: String) -> String {
  if secretNames.contains(where: { name.contains($0) }) { return "***" }
  if looksLikeToken(content) { return "***" }
  guard let password = passwordRange(inAddress: content) else { return String(content) }
  return content[..<password.lowerBound] + "***" + content[password.upperBound...]
}

/// Tokens of InfluxDB and its like: one long word of letters of both cases and digits.
private func looksLikeToken(_ word: Substring) -> Bool {
  guard word.utf8.count >= 40 else { return false }
  let allowed = word.utf8.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
      || [0x2B, 0x2D, 0x2E, 0x2F, 0x3D, 0x5F].contains($0)
  }
  return allowed && word.contains(where: \.isNumber) && word.contains(where: \.isUppercase)
    && word.contains(where: \.isLowercase)
}
