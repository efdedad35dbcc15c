/// A half-open stretch of time, ns since the Unix epoch.
package struct TimeWindow: Sendable, Hashable {
  package var start: Int64
  package var stop: Int64
  package init(start: Int64, stop: Int64) {
    self.start = start
    self.stop = stop
  }
}

/// The endless sequence of windows of one specification.
///
/// Window `i` starts at `zero + every * i` on the local clock and lasts `period`; its bounds are
/// the instants of these clock times (`ZoneRules.instant`). Where `period` is `every`, the windows
/// meet end to end and each instant lies in exactly one, but for months that count from a day which
/// not every month has: from a 31st on, a window that starts on 30 April ends on 30 May and the next
/// one starts on 31 May, as upstream has it.
///
/// * A window in an hour that clocks skip has no length and does not exist.
/// * Windows at least as long as a change back keep to the earlier instants, so that one window
///   lasts longer (1h in New York: 05:00Z to 07:00Z), as upstream has it.
/// * Windows shorter than a change back divide the repeated time a second time, and the change is a
///   bound of its own. Upstream loses the rows of the second pass.
package struct WindowSequence: Sendable {
  let every: CalendarDuration
  let period: CalendarDuration
  /// Start of window 0 on the clock of the zone.
  let zero: Int64
  let rules: ZoneRules

  /// The windows do not overlap and leave no gap.
  package let isTumbling: Bool

  /// A zero `period` or `every` takes the other's value. Errors: `CalendarError`, `UnknownZone`.
  package init(_ bounds: WindowBounds) throws {
    if bounds.every.isZero && bounds.period.isZero { throw CalendarError.windowMissing }
    if bounds.every.isNegative { throw CalendarError.everyNegative }
    if bounds.period.isNegative { throw CalendarError.periodNegative }
    let every = bounds.every.isZero ? bounds.period : bounds.every
    let period = bounds.period.isZero ? every : bounds.period
    try self.init(every: every, period: period, offset: bounds.offset, location: bounds.location)
  }

  /// Windows of length `unit` from the epoch. Errors: `CalendarError`, `UnknownZone`.
  package init(truncatingTo unit: CalendarDuration, location: Location) throws {
    if unit.isZero { throw CalendarError.intervalZero }
    if unit.isNegative { throw CalendarError.intervalNegative }
    try self.init(every: unit, period: unit, offset: .zero, location: location)
  }

  /// Days that every month has.
  private static let daysOfEveryMonth: Int64 = 28

  private init(
    every: CalendarDuration, period: CalendarDuration, offset: CalendarDuration, location: Location
  ) throws {
    if every.months > 0 && every.nanoseconds > 0 { throw CalendarError.intervalMixed }
    rules = try zoneRules(named: location.zone)
    var back = location.offset
    back.isNegative.toggle()
    let zero = addOnClock(addOnClock(0, back), offset)
    self.every = every
    self.period = period
    self.zero = every.months > 0 ? zero : floorModulo(zero, every.nanoseconds)
    let isInEveryMonth = CivilTime(clockNanoseconds: zero).day <= Self.daysOfEveryMonth
    isTumbling = every == period && (every.months == 0 || isInEveryMonth)
  }

  /// The windows that contain a time, by start. Complexity: O(windows) and the zone's look-ups.
  package func windows(containing time: Int64) -> [TimeWindow] {
    if isTumbling { return [window(containing: time)] }
    var found: [TimeWindow] = []
    var index = firstWindow(stoppingAfter: time)
    while found.count < Self.overlapMax {
      let window = boundsOfWindow(index)
      if window.start > time || startClock(index) == Int64.max { break }
      if window.stop > time { found.append(window) }
      index += 1
    }
    return found
  }

  /// More windows over one time than anything could want.
  private static let overlapMax = 1 << 20

  /// The first window whose stop lies after a time. Stops never fall with the index, so halving
  /// finds it. Complexity: O(log of a week in windows).
  func firstWindow(stoppingAfter time: Int64) -> Int64 {
    let clock = rules.clock(at: time)
    // No pair of changes moves a clock by more than 52 hours.
    let reach = 52 &* nanosecondsPerHour
    let earliest = saturatingSubtract(clock, reach)
    let start = saturatingSubtract(
      addMonths(earliest, 0 &- period.months) ?? earliest, period.nanoseconds)
    var low = index(ofClock: start) &- 2
    var high = index(ofClock: saturatingAdd(clock, reach)) &+ 1
    while high &- low > 1 {
      let middle = low &+ (high &- low) / 2
      if rules.instant(ofClock: stopClock(middle)) <= time { low = middle } else { high = middle }
    }
    return high
  }

  /// The start of the (first) window that contains a time of tumbling windows. Where the clock or
  /// the start lies beyond 64 bits it wraps around, as upstream's does.
  package func start(containing time: Int64) -> Int64 {
    wrappedStart(containing: time) ?? window(containing: time).start
  }

  /// nil where nothing wraps around.
  private func wrappedStart(containing time: Int64) -> Int64? {
    if every.months > 0 { return nil }
    let (clock, isClockWrapped) = time.addingReportingOverflow(rules.offset(at: time))
    let rest = floorModulo(clock &- zero, every.nanoseconds)
    let (start, isStartWrapped) = clock.subtractingReportingOverflow(rest)
    return isClockWrapped || isStartWrapped ? rules.instant(ofClock: start) : nil
  }

  /// The window that contains a time. Tumbling windows only.
  func window(containing time: Int64) -> TimeWindow {
    if every.months == 0, let window = fixedWindow(containing: time) { return window }
    var boundaries: [Int64] = []
    let stop = saturatingAdd(time, 1)
    enumerateBoundaries(over: time..<max(stop, time)) { boundaries.append($0) }
    let start = boundaries.last { $0 <= time } ?? Int64.min
    let end = boundaries.first { $0 > time } ?? Int64.max
    return TimeWindow(start: start, stop: end)
  }

  /// The window when it lies within one segment of the zone, away from changes; else nil.
  private func fixedWindow(containing time: Int64) -> TimeWindow? {
    let segment = rules.segment(at: time)
    let offset = rules.offsets[segment]
    let length = every.nanoseconds
    let clock = saturatingAdd(time, offset)
    let (distance, overflow) = clock.subtractingReportingOverflow(zero)
    if overflow { return nil }
    let start = saturatingSubtract(time, floorModulo(distance, length))
    let stop = saturatingAdd(start, length)
    var safeStart = rules.starts[segment]
    if segment > 0 {
      // The hours after a change back are for the general case.
      safeStart = saturatingAdd(safeStart, max(0, rules.offsets[segment - 1] &- offset))
    }
    // A window that ends with the segment may go on where clocks are put back.
    guard start >= safeStart, stop < rules.end(ofSegment: segment) else { return nil }
    return TimeWindow(start: start, stop: stop)
  }

  // MARK: Windows on the clock

  /// Start of window `index` on the zone's clock; saturates.
  func startClock(_ index: Int64) -> Int64 {
    if every.months == 0 {
      return saturatingAdd(zero, saturatingMultiply(every.nanoseconds, index))
    }
    return addMonths(zero, saturatingMultiply(every.months, index))
      ?? (index < 0 ? Int64.min : Int64.max)
  }

  /// Stop of window `index` on the zone's clock; saturates.
  func stopClock(_ index: Int64) -> Int64 {
    let start = startClock(index)
    let end = addMonths(start, period.months) ?? (start < 0 ? Int64.min : Int64.max)
    return saturatingAdd(end, period.nanoseconds)
  }

  /// The last window that starts at or before a clock time.
  func index(ofClock clock: Int64) -> Int64 {
    if every.months == 0 {
      return floorDivide(saturatingSubtract(clock, zero), every.nanoseconds)
    }
    let from = CivilTime(clockNanoseconds: zero)
    let to = CivilTime(clockNanoseconds: clock)
    let months = (to.year &- from.year) &* 12 &+ to.month &- from.month
    var index = floorDivide(months, every.months)
    while startClock(index) > clock { index -= 1 }
    // A start that saturates is beyond every clock time, the largest too.
    while startClock(index + 1) <= clock, startClock(index + 1) != Int64.max { index += 1 }
    return index
  }

  /// The instants between which window `index` lies.
  func boundsOfWindow(_ index: Int64) -> TimeWindow {
    TimeWindow(
      start: rules.instant(ofClock: startClock(index)),
      stop: rules.instant(ofClock: stopClock(index)))
  }
}
