import Columnar

/// Nanoseconds of a month where one number must stand for it: a twelfth of 365.25 days.
let monthNanoseconds: Int64 = 2_629_800_000_000_000

/// The duration as one number of nanoseconds; wraps.
package func wholeNanoseconds(_ duration: CalendarDuration) -> Int64 {
  let magnitude = duration.months &* monthNanoseconds &+ duration.nanoseconds
  return duration.isNegative ? 0 &- magnitude : magnitude
}

/// The duration of a number of nanoseconds.
package func durationOf(nanoseconds: Int64) -> CalendarDuration {
  // The magnitude of the smallest integer is not an integer; one less is near enough to keep.
  let magnitude = nanoseconds == .min ? .max : abs(nanoseconds)
  return CalendarDuration(nanoseconds: magnitude, isNegative: nanoseconds < 0)
}
