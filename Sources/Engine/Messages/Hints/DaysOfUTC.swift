import Columnar
import Diagnostics
import Planning
import Syntax

/// Windows of whole days cut at midnight UTC, where the person's own midnight is another.
struct DaysOfUTC: HintRule {
  let code = DiagnosticCode.daysOfUTC

  func hint(on run: RunSoFar) throws -> Diagnostic? {
    guard let zone = run.homeZone, !setsLocation(run.file) else { return nil }
    for step in run.windowSteps {
      let every = step.bounds.every
      guard
        every.months > 0 || (every.nanoseconds > 0 && every.nanoseconds % nanosecondsPerDay == 0),
        step.bounds.location.isUTC, step.bounds.offset.isZero,
        step.call.text.contains("location:") == false,
        let range = step.range, !range.isEmpty
      else { continue }
      // The proof: somewhere in the range midnight there is not midnight here.
      let rules = try LocalClock(Location(zone: zone)).rules
      let probes = [
        range.lowerBound, range.lowerBound / 2 + range.upperBound / 2, range.upperBound,
      ]
      guard let shifted = probes.first(where: { rules.offset(at: $0) != 0 }) else { continue }
      let midnight = (shifted / nanosecondsPerDay) * nanosecondsPerDay
      let statement = "option location = timezone.location(name: \"\(zone)\")"
      return Diagnostic(
        code,
        "these windows begin at 00:00 UTC, which is \(clockText(midnight, zone)) in \(zone) "
          + "(on \(dayText(midnight, zone)))", at: step.call, severity: .hint,
        notes: ["this machine's time zone is \(zone)"],
        fix: "for days of \(zone) begin with `import \"timezone\"` and `\(statement)`",
        edits: run.file.importing("timezone") + [run.file.beginning(with: statement)])
    }
    return nil
  }

  /// Who sets a location has thought of it, whatever it is.
  private func setsLocation(_ file: File) -> Bool {
    file.body.contains { statement in
      if case .option(_, let name, _) = statement.kind { return name.name == "location" }
      return false
    }
  }
}
