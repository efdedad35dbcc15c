/// Date and time of day in the proleptic Gregorian calendar, without a zone.
package struct CivilTime: Sendable, Hashable {
  package var year: Int64
  /// 1 ... 12.
  package var month: Int64
  /// 1 ... 31.
  package var day: Int64
  package var hour: Int64
  package var minute: Int64
  package var second: Int64
  /// 0 ..< 1 000 000 000.
  package var nanosecond: Int64

  package init(
    year: Int64, month: Int64, day: Int64, hour: Int64 = 0, minute: Int64 = 0, second: Int64 = 0,
    nanosecond: Int64 = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
  }

  /// Reads a clock that shows `clock` ns since 1970-01-01T00:00:00 on the same clock.
  package init(clockNanoseconds clock: Int64) {
    let days = floorDivide(clock, nanosecondsPerDay)
    let rest = clock &- days &* nanosecondsPerDay
    (year, month, day) = civilDate(day: days)
    hour = rest / nanosecondsPerHour
    minute = rest / nanosecondsPerMinute % 60
    second = rest / nanosecondsPerSecond % 60
    nanosecond = rest % nanosecondsPerSecond
  }

  /// ns since 1970-01-01T00:00:00 on the same clock; nil outside the years 1677 ... 2262.
  package var clockNanoseconds: Int64? {
    let days = dayNumber(year: year, month: month, day: day)
    let seconds = hour &* 3600 &+ minute &* 60 &+ second
    return combine(days: days, nanoseconds: seconds &* nanosecondsPerSecond &+ nanosecond)
  }

  /// As `clockNanoseconds`, modulo 2^64: what upstream makes of years that ns cannot count.
  package var wrappedNanoseconds: Int64 {
    let days = dayNumber(year: year, month: month, day: day)
    let seconds = hour &* 3600 &+ minute &* 60 &+ second
    return days &* nanosecondsPerDay &+ seconds &* nanosecondsPerSecond &+ nanosecond
  }

  /// Sunday = 0.
  package var weekDay: Int64 {
    floorModulo(dayNumber(year: year, month: month, day: day) &+ 4, 7)
  }

  /// 1 ... 366.
  package var yearDay: Int64 {
    dayNumber(year: year, month: month, day: day) &- dayNumber(year: year, month: 1, day: 1) &+ 1
  }

  /// 1 ... 53, by ISO 8601: week 1 holds the year's first Thursday.
  package var isoWeek: Int64 {
    let today = dayNumber(year: year, month: month, day: day)
    let thursday = today &- floorModulo(weekDay &+ 6, 7) &+ 3
    let (yearOfWeek, _, _) = civilDate(day: thursday)
    return (thursday &- dayNumber(year: yearOfWeek, month: 1, day: 1)) / 7 &+ 1
  }
}

package let nanosecondsPerSecond: Int64 = 1_000_000_000
package let nanosecondsPerMinute: Int64 = 60 * nanosecondsPerSecond
package let nanosecondsPerHour: Int64 = 60 * nanosecondsPerMinute
package let nanosecondsPerDay: Int64 = 24 * nanosecondsPerHour

/// Division rounded towards minus infinity. divisor > 0.
package func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient &- 1 : quotient
}

/// The remainder of `floorDivide`, never negative. divisor > 0.
package func floorModulo(_ value: Int64, _ divisor: Int64) -> Int64 {
  let rest = value % divisor
  return rest < 0 ? rest &+ divisor : rest
}

/// Days from 1970-01-01 to a date; the day may lie outside its month.
///
/// Counts years from March so that the leap day comes last: then the days before a month are a
/// linear function. Source: Howard Hinnant, "chrono-compatible low-level date algorithms" (2013).
package func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
  let shifted = month <= 2 ? year &- 1 : year
  let era = floorDivide(shifted, 400)
  let yearOfEra = shifted &- era &* 400
  let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
  let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
  return era &* 146_097 &+ dayOfEra &- 719_468
}

/// The date of a day counted from 1970-01-01.
package func civilDate(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
  let shifted = day &+ 719_468
  let era = floorDivide(shifted, 146_097)
  let dayOfEra = shifted &- era &* 146_097
  let yearOfEra =
    (dayOfEra &- dayOfEra / 1_460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
  let marchMonth = (5 &* dayOfYear &+ 2) / 153
  let month = marchMonth < 10 ? marchMonth &+ 3 : marchMonth &- 9
  let year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear &- (153 &* marchMonth &+ 2) / 5 &+ 1)
}

/// 28 ... 31.
package func daysInMonth(year: Int64, month: Int64) -> Int64 {
  switch month {
  case 4, 6, 9, 11: 30
  case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
  default: 31
  }
}

/// Days and ns in one count; nil when it does not fit.
func combine(days: Int64, nanoseconds: Int64) -> Int64? {
  // Near the lower limit the days alone may overflow while the sum fits: borrow one day.
  let borrowed = days < 0 ? days &+ 1 : days
  let rest = days < 0 ? nanoseconds &- nanosecondsPerDay : nanoseconds
  let (whole, tooLarge) = borrowed.multipliedReportingOverflow(by: nanosecondsPerDay)
  let (sum, overflow) = whole.addingReportingOverflow(rest)
  return tooLarge || overflow ? nil : sum
}
