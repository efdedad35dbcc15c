/// A location made ready for use: a zone's clock, moved by the location's offset.
package struct LocalClock: Sendable {
  package let rules: ZoneRules
  /// Added to what the zone's clock shows.
  package let offsetNanoseconds: Int64

  package static let utc = LocalClock(rules: .utc, offsetNanoseconds: 0)

  init(rules: ZoneRules, offsetNanoseconds: Int64) {
    self.rules = rules
    self.offsetNanoseconds = offsetNanoseconds
  }

  /// Errors: `UnknownZone`; `CalendarError` for an offset with months.
  package init(_ location: Location) throws {
    if location.offset.months != 0 { throw CalendarError.locationOffsetMonths }
    rules = try zoneRules(named: location.zone)
    let offset = location.offset
    offsetNanoseconds = offset.isNegative ? 0 &- offset.nanoseconds : offset.nanoseconds
  }

  /// What the clock shows at an instant, in ns since 1970-01-01T00:00:00 on the clock. Wraps around
  /// at the limits, as all arithmetic on times does.
  package func clock(at time: Int64) -> Int64 {
    time &+ rules.offset(at: time) &+ offsetNanoseconds
  }

  /// The instant of a clock time: skipped times give the change, repeated ones the earlier instant.
  package func instant(ofClock clock: Int64) -> Int64 {
    rules.instant(ofClock: clock &- offsetNanoseconds)
  }

  /// Date and time of day on the clock.
  package func civil(at time: Int64) -> CivilTime { CivilTime(clockNanoseconds: clock(at: time)) }

  /// What the clock shows of its day, in ns since its midnight; cheaper than the date.
  package func timeOfDay(at time: Int64) -> Int64 {
    floorModulo(clock(at: time), nanosecondsPerDay)
  }

  /// Adds months (the day clamped to the month's last), then nanoseconds, on the clock. So over a
  /// clock change a day and 24 hours both keep the hour.
  ///
  /// The offset moves the instant before the zone is asked, and back at the end, as upstream has it:
  /// a location with both sees the zone's changes that much earlier or later.
  package func adding(_ duration: CalendarDuration, to time: Int64) -> Int64 {
    let moved = time &+ offsetNanoseconds
    let clock = addOnClock(moved &+ rules.offset(at: moved), duration)
    return rules.instant(ofClock: clock) &- offsetNanoseconds
  }
}

/// Adds months, then nanoseconds, to a clock time; wraps around where the sum does not fit.
package func addOnClock(_ clock: Int64, _ duration: CalendarDuration) -> Int64 {
  let sign: Int64 = duration.isNegative ? -1 : 1
  let months = sign &* duration.months
  let shifted = months == 0 ? clock : civilTime(clock, plusMonths: months).wrappedNanoseconds
  return shifted &+ sign &* duration.nanoseconds
}

/// Adds whole months to a clock time, the day clamped to the month's last; nil when the result does
/// not fit.
func addMonths(_ clock: Int64, _ months: Int64) -> Int64? {
  if months == 0 { return clock }
  // More than a few thousand months leave the range whatever the date.
  guard months.magnitude < 100_000 else { return nil }
  return civilTime(clock, plusMonths: months).clockNanoseconds
}

private func civilTime(_ clock: Int64, plusMonths months: Int64) -> CivilTime {
  var civil = CivilTime(clockNanoseconds: clock)
  let total = civil.year &* 12 &+ civil.month &- 1 &+ months
  civil.year = floorDivide(total, 12)
  civil.month = floorModulo(total, 12) &+ 1
  civil.day = min(civil.day, daysInMonth(year: civil.year, month: civil.month))
  return civil
}

/// Adds a duration on the local clock; see `LocalClock.adding`. Errors: `UnknownZone`;
/// `CalendarError` for an offset with months.
package func adding(
  _ duration: CalendarDuration, to time: Int64, location: Location
) throws -> Int64 {
  try LocalClock(location).adding(duration, to: time)
}

/// Date and time of day at a location. Errors: `UnknownZone`, `CalendarError`.
package func civilTime(_ time: Int64, location: Location) throws -> CivilTime {
  try LocalClock(location).civil(at: time)
}

/// The start of the window of length `unit` that contains a time: weeks from Thursdays, months and
/// years from 1970-01. Errors: `UnknownZone`; `CalendarError` when the unit is zero, negative or
/// mixed.
package func truncated(
  _ time: Int64, to unit: CalendarDuration, location: Location
) throws -> Int64 {
  try WindowSequence(truncatingTo: unit, location: location).start(containing: time)
}
