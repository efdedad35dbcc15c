/// Writes sample data in the format of a real publisher, with the traps that its files have.
///
/// The same seed and year give the same bytes on every machine: only integer arithmetic is used.
package protocol Synthesizer: Sendable {
  /// What the file of one year is called.
  func fileName(year: Int) -> String

  /// Calls `write` with pieces of the file of one year, in order.
  /// Errors: `D0113` without tzdata, and what `write` throws.
  func write(year: Int, _ write: (String) throws -> Void) throws
}

/// A number of at least so many digits, zeros before it. The number is not negative.
func padded(_ number: Int, digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// A number of tenths, hundredths and so on as text: 1234 with 3 decimals is `1.234`.
func decimalText(_ number: Int, decimals: Int) -> String {
  let text = padded(number, digits: decimals + 1)
  return "\(text.dropLast(decimals)).\(text.suffix(decimals))"
}
