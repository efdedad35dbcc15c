import Columnar
import Diagnostics
import Planning

/// Windows of weeks, which count from 1970-01-01, a Thursday; and windows of 28 to 31 days or of
/// 365, which are no months or years and count from there too.
struct WeeksFromThursday: HintRule {
  let code = DiagnosticCode.weeksFromThursday

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    for step in run.windowSteps {
      let every = step.bounds.every
      guard every.months == 0, every.nanoseconds % nanosecondsPerDay == 0,
        step.bounds.offset.isZero, run.chain.argument("every", of: step.call) != nil
      else { continue }
      let days = every.nanoseconds / nanosecondsPerDay
      if days > 0, days % 7 == 0 {
        guard let edit = run.chain.set("offset", to: "-3d", in: step.call) else { continue }
        return Diagnostic(
          code, "weeks begin on Thursday here: windows count from 1970-01-01, a Thursday",
          at: step.call, severity: .hint, fix: "for weeks from Monday write `offset: -3d`",
          edits: [edit])
      }
      let unit = (28...31).contains(days) ? "1mo" : (365...366).contains(days) ? "1y" : nil
      guard let unit, let range = step.range,
        let edit = run.chain.set("every", to: unit, in: step.call)
      else { continue }
      let first = try truncated(range.lowerBound, to: every, location: step.bounds.location)
      guard first < range.lowerBound else { continue }
      let inside = days - (range.lowerBound - first) / nanosecondsPerDay
      return Diagnostic(
        code,
        "windows of \(days) days count from 1970-01-01: the first one holds only \(inside) of "
          + "\(days) days", at: step.call, severity: .hint,
        fix: "for calendar \(unit == "1y" ? "years" : "months") write `every: \(unit)`",
        edits: [edit])
    }
    return nil
  }
}
