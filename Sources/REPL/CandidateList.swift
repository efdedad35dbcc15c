import Diagnostics
import Engine

/// Words side by side on one line, else in columns of one width that fit the screen.
/// Safe for a terminal.
func candidateList(_ candidates: [String], columns: Int) -> String {
  let words = candidates.map { visibleText($0) }
  let line = words.joined(separator: "  ")
  guard terminalWidth(line) > columns else { return line }
  let width = (words.map { terminalWidth($0) }.max() ?? 0) + 2
  // The last column needs no gap behind it.
  let perLine = max(1, (columns + 2) / width)
  return stride(from: 0, to: words.count, by: perLine).map { start in
    let row = words[start..<min(start + perLine, words.count)]
    return row.dropLast().map {
      $0 + String(repeating: " ", count: width - terminalWidth($0))
    }.joined() + (row.last ?? "")
  }.joined(separator: "\n")
}
