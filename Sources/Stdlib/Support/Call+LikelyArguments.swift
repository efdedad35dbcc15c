import Columnar
import Diagnostics
import Interpreter

/// Failures of arguments that only some values can be, with what was likely meant instead.
extension Call {
  /// A word that is none of the few that an argument can be.
  func unknownWord(
    _ message: String, _ name: String, _ given: String, of words: [String]
  ) -> QueryFailure {
    if let meant = likeliest(given, among: words) {
      return invalid(message, change: .setText(name, to: meant))
    }
    let choices = words.map { "`\"\($0)\"`" }.joined(separator: ", ")
    return invalid(message, fix: "give `\(name)` one of \(choices)")
  }

  /// A count that is not above zero.
  func countTooSmall(_ message: String, _ name: String, _ count: Int64) -> QueryFailure {
    invalid(message, change: .set(name, to: String(max(count.magnitude, 1))))
  }

  /// Refuses what is no share of one; a percentage is likely meant as its hundredth. Errors: `E0101`
  /// in upstream's words.
  func checkShare(_ name: String, _ share: Double) throws {
    if share >= 0, share <= 1 { return }
    var change: ArgumentChange?
    if share > 1, share <= 100 {
      // 99.9 is 0.999, and no neighbour of it.
      let text = formatFloat((share * 1e10).rounded() / 1e12)
      change = .set(name, to: text.contains(".") ? text : text + ".0")
    }
    let fix = change == nil ? "give a share, from `\(name): 0.0` to `\(name): 1.0`" : nil
    throw invalid("quantile must be between 0 and 1", fix: fix, change: change)
  }

  /// The length of a window or interval that is zero, negative, or of months and days at once.
  func invalidLength(
    _ message: String, _ name: String, _ length: CalendarDuration
  ) -> QueryFailure {
    if length.isZero {
      return invalid(
        message, fix: "give it a length, such as `\(name): 1h`", change: .set(name, to: "1h"))
    }
    if length.months != 0, length.nanoseconds != 0 {
      return invalid(message, fix: "give whole months and years, or else weeks and shorter units")
    }
    var positive = length
    positive.isNegative = false
    return invalid(message, change: .set(name, to: formatDuration(positive)))
  }
}
