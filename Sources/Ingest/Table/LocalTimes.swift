import Columnar

/// Turns what a zone's clocks show, line by line, into instants.
///
/// In the hour that autumn repeats, times that follow one another closely tell the passes apart.
struct LocalTimes {
  private static let dayNanoseconds: Int64 = 86_400_000_000_000
  private static let closeNanoseconds: Int64 = 3 * 3_600_000_000_000

  let zone: ZoneRules
  /// Several lines may have one time, so that a time that stands twice does not mean two passes.
  let repeatsTimes: Bool
  private var last = Int64.min

  init(zone: ZoneRules, repeatsTimes: Bool) {
    self.zone = zone
    self.repeatsTimes = repeatsTimes
  }

  /// The instant of a cell's time; nil where the zone's clocks skip it, or its day is over by then.
  /// Complexity: O(log changes).
  mutating func instant(_ time: CellTime) -> Int64? {
    if let offset = time.offset {
      let (start, overflow) = time.clock.subtractingReportingOverflow(offset)
      let (instant, isBeyond) = start.addingReportingOverflow(time.elapsed)
      return overflow || isBeyond || time.elapsed >= Self.dayNanoseconds ? nil : instant
    }
    guard let readings = zone.readings(ofClock: time.clock) else { return nil }
    if time.elapsed > 0 {
      let (instant, overflow) = readings.first.addingReportingOverflow(time.elapsed)
      if overflow || zone.clock(at: instant) &- time.clock >= Self.dayNanoseconds { return nil }
      return instant
    }
    var found = readings.first
    if let second = readings.second {
      let isBehind = repeatsTimes ? last > found : last >= found
      if isBehind, last <= second &+ Self.closeNanoseconds { found = second }
    }
    last = found
    return found
  }
}
