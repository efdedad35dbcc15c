// What a terminal makes of a text: how wide it is, and how to keep it from acting on it.

/// Columns that a code point takes on a terminal: 0, 1 or 2.
///
/// Source: Unicode 15, East Asian Width W and F, and the general categories Mn, Me, Cf.
package func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}

/// Columns that a text takes on a terminal, once escaped. Complexity: O(code points).
package func terminalWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
}

/// A code point as it may reach a terminal: control characters and those that reorder text become
/// visible escapes, all else stays.
package func terminalText(_ scalar: Unicode.Scalar) -> String {
  switch scalar.value {
  case 0x09: return "\\t"
  case 0x0A: return "\\n"
  case 0x0D: return "\\r"
  case 0x00...0x1F, 0x7F...0x9F:
    let digits = String(scalar.value, radix: 16)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF:
    return "\\u{" + String(scalar.value, radix: 16) + "}"
  default: return String(scalar)
  }
}

/// A text as it may reach a terminal. Complexity: O(code points).
package func terminalText(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  return isPlain ? text : text.unicodeScalars.reduce(into: "") { $0 += terminalText($1) }
}
