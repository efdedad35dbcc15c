/// Pads to a width in characters, on the right.
package func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// Pads to a width in characters, on the left.
package func aligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// At most `width` characters, the last two of them dots where something is cut off.
package func shortened(_ text: String, _ width: Int) -> String {
  text.count <= width ? text : text.prefix(max(0, width - 2)) + ".."
}

/// Breaks a text between words into lines of at most `width` characters.
package func wrapped(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " \(word)"
  }
  return lines + [line]
}
