import Columnar
import Diagnostics
import Planning

/// Windows shorter than a day over a clock change: the day has 23 or 25 hours, and in autumn two
/// windows show the same time.
struct ClockChange: HintRule {
  let code = DiagnosticCode.clockChange
  /// A longer range has a change in it anyway; the hint is for those who look at the day.
  private static let rangeDaysMax: Int64 = 32

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for step in run.windowSteps {
      let every = step.bounds.every
      guard every.months == 0, every.nanoseconds < nanosecondsPerDay, !step.bounds.location.isUTC,
        let range = step.range, !range.isEmpty, range.lowerBound > Int64.min / 2,
        range.upperBound / nanosecondsPerDay - range.lowerBound / nanosecondsPerDay
          <= Self.rangeDaysMax
      else { continue }
      let zone = step.bounds.location.zone
      let rules = try zoneRules(named: zone)
      guard let change = firstChange(rules, range) else { continue }
      let moved = rules.offset(at: change) - rules.offset(at: change - 1)
      let hours = 24 - moved / 3_600_000_000_000
      var text = "\(dayText(change, zone)) has \(hours) local hours in \(zone)"
      var fix = "`_time` goes on without a gap: order and join by it, not by the local hour"
      if moved < 0 {
        text += "; two windows show \(clockText(change, zone))"
        fix = "`_time` tells the two apart: group and join by it, not by the local hour"
      }
      return Diagnostic(code, text, at: step.call, severity: .hint, fix: fix)
    }
    return nil
  }

  /// The first instant inside the range with another offset than the instant before it.
  private func firstChange(_ rules: ZoneRules, _ range: Range<Int64>) -> Int64? {
    let hour: Int64 = 3_600_000_000_000
    var time = range.lowerBound
    while time < range.upperBound - hour {
      if rules.offset(at: time) != rules.offset(at: time + hour) {
        var (low, high) = (time, time + hour)
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if rules.offset(at: middle) == rules.offset(at: time) {
            low = middle
          } else {
            high = middle
          }
        }
        return high
      }
      time += hour
    }
    return nil
  }
}
