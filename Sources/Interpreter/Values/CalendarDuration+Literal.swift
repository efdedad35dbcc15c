import Columnar
import Syntax

extension CalendarDuration {
  /// The value of a duration literal, whose parts have one sign.
  init(_ literal: DurationLiteral) {
    self.init(
      months: Int64(clamping: literal.months.magnitude),
      nanoseconds: Int64(clamping: literal.nanoseconds.magnitude),
      isNegative: literal.months < 0 || literal.nanoseconds < 0)
  }
}
