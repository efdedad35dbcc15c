import Diagnostics

/// A text as it may reach a terminal: control characters, line ends apart, and those that reorder
/// text are made visible, so that data never act on it. Complexity: O(code points).
package func visibleText(_ text: String) -> String {
  if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return text }
  var shown = ""
  // A carriage return is half of a line end where a line feed follows.
  var hasReturn = false
  for scalar in text.unicodeScalars {
    if hasReturn, scalar != "\n" { shown += terminalText("\r" as Unicode.Scalar) }
    hasReturn = scalar == "\r"
    if hasReturn { continue }
    shown += scalar == "\n" ? "\n" : terminalText(scalar)
  }
  return hasReturn ? shown + terminalText("\r" as Unicode.Scalar) : shown
}
