import Columnar

/// An axis of times as a local clock shows them.
package struct TimeAxis: Sendable {
  package struct Tick: Sendable {
    package let time: Int64
    package let label: String
  }

  package let first: Int64
  package let last: Int64
  package let ticks: [Tick]
  package let changes: [ClockChange]
  private let style: ScreenStyle

  private static let changesMax = 200

  /// At most `count` ticks, at round local times, over the times of a chart.
  package init(_ times: ClosedRange<Int64>, ticks count: Int, style: ScreenStyle) {
    first = times.lowerBound
    last = times.upperBound
    self.style = style
    let stop = last == Int64.max ? last : last + 1
    changes = style.clock.rules.changes(in: first..<stop, limit: Self.changesMax)
    let span = Double(last) - Double(first)
    let step =
      TickStep.all.first { Double($0.approximateNanoseconds) * Double(max(1, count)) >= span }
      ?? TickStep.all[TickStep.all.count - 1]
    ticks = step.ticks(in: times, style: style)
  }

  /// Where a time lies: 0 at the first, 1 at the last.
  package func share(_ time: Int64) -> Double {
    last == first ? 0 : (Double(time) - Double(first)) / (Double(last) - Double(first))
  }

  /// `2023-01-01 00:00 to 2023-12-31 23:30, Europe/London`.
  package var caption: String {
    "\(style.minuteText(first)) to \(style.minuteText(last)), \(style.clock.rules.name)"
  }

  /// One line for each clock change, or their count where there are many.
  package var changeNotes: [String] {
    if changes.count > 4 { return ["clocks change \(changes.count) times"] }
    return changes.map { change in
      let before = style.minuteText(change.time, offset: change.offsetBefore)
      let after = style.minuteText(change.time, offset: change.offsetAfter)
      let direction = change.offsetAfter > change.offsetBefore ? "forward" : "back"
      return "clocks go \(direction): \(before) becomes \(after.suffix(5))"
    }
  }
}

extension ScreenStyle {
  /// `2023-03-26 01:00` on the screen's clock.
  package func minuteText(_ time: Int64) -> String {
    minuteText(time, offset: clock.clock(at: time) &- time)
  }

  func minuteText(_ time: Int64, offset: Int64) -> String {
    let civil = CivilTime(clockNanoseconds: time &+ offset)
    return dateText(civil) + " " + clockText(civil)
  }

  func dateText(_ civil: CivilTime) -> String {
    "\(civil.year)-\(twoDigits(Int(civil.month)))-\(twoDigits(Int(civil.day)))"
  }

  func clockText(_ civil: CivilTime) -> String {
    "\(twoDigits(Int(civil.hour))):\(twoDigits(Int(civil.minute)))"
  }
}

/// A distance between ticks: so many nanoseconds or months on the local clock.
private struct TickStep {
  let nanoseconds: Int64
  let months: Int64

  static let all: [TickStep] =
    [1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200].map {
      TickStep(nanoseconds: $0 * nanosecondsPerSecond, months: 0)
    } + [1, 2, 7].map { TickStep(nanoseconds: $0 * nanosecondsPerDay, months: 0) }
    + [1, 2, 3, 6, 12, 24, 60, 120, 600].map { TickStep(nanoseconds: 0, months: $0) }

  var approximateNanoseconds: Int64 {
    months > 0 ? months * 30 * nanosecondsPerDay : nanoseconds
  }

  private static let ticksMax = 200

  func ticks(in times: ClosedRange<Int64>, style: ScreenStyle) -> [TimeAxis.Tick] {
    var ticks: [TimeAxis.Tick] = []
    var clock = firstClock(style.clock.clock(at: times.lowerBound))
    while ticks.count < Self.ticksMax, let shown = clock {
      let time = style.clock.instant(ofClock: shown)
      if time > times.upperBound { break }
      if time >= times.lowerBound, time != ticks.last?.time {
        ticks.append(TimeAxis.Tick(time: time, label: label(shown, style)))
      }
      clock = next(shown)
    }
    return ticks
  }

  private func firstClock(_ clock: Int64) -> Int64? {
    guard months > 0 else { return floorDivide(clock, nanoseconds) &* nanoseconds }
    let civil = CivilTime(clockNanoseconds: clock)
    let month = floorDivide(civil.year * 12 + civil.month - 1, months) * months
    return clockOfMonth(month)
  }

  private func next(_ clock: Int64) -> Int64? {
    guard months > 0 else {
      let (sum, overflow) = clock.addingReportingOverflow(nanoseconds)
      return overflow ? nil : sum
    }
    let civil = CivilTime(clockNanoseconds: clock)
    return clockOfMonth(civil.year * 12 + civil.month - 1 + months)
  }

  private func clockOfMonth(_ month: Int64) -> Int64? {
    CivilTime(year: floorDivide(month, 12), month: floorModulo(month, 12) + 1, day: 1)
      .clockNanoseconds
  }

  private func label(_ clock: Int64, _ style: ScreenStyle) -> String {
    let civil = CivilTime(clockNanoseconds: clock)
    let date = style.dateText(civil)
    if months >= 12 { return String(civil.year) }
    if months > 0 { return String(date.dropLast(3)) }
    if nanoseconds >= nanosecondsPerDay { return String(date.suffix(5)) }
    let isMidnight = floorModulo(clock, nanosecondsPerDay) == 0
    if isMidnight { return String(date.suffix(5)) }
    let seconds = nanoseconds < nanosecondsPerMinute ? ":" + style.twoDigits(Int(civil.second)) : ""
    return style.clockText(civil) + seconds
  }
}
