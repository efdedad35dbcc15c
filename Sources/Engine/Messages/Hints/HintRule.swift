import Diagnostics

/// One thing worth saying about a script that ran well and yet likely does not say what was meant.
/// A hint is given only when the data or the plan prove it, and once a session.
protocol HintRule: Sendable {
  var code: DiagnosticCode { get }
  /// nil where there is nothing to say. Errors: those of looking at the data; nothing is then said.
  func hint(on run: RunSoFar) throws -> Diagnostic?
}

/// All hints, the most likely mistake first.
let allHints: [any HintRule] = [
  ResultEmpty(), ColumnUnknown(), TimesWrapped(), CounterAveraged(), SeriesMixed(), NoRowMatched(),
  LimitPerTable(), WindowEndAsLabel(), DaysOfUTC(), WeeksFromThursday(), ClockChange(),
  LeadingNulls(), BuiltinExists(), MapIsBuiltin(), InterpolationUnknown(),
  IntegralExtrapolates(), RangeMissing(), ResultWithoutName(),
]

extension DiagnosticCode {
  static let counterAveraged = DiagnosticCode("H0001")
  static let seriesMixed = DiagnosticCode("H0002")
  static let noRowMatched = DiagnosticCode("H0003")
  static let limitPerTable = DiagnosticCode("H0004")
  static let windowEndAsLabel = DiagnosticCode("H0005")
  static let daysOfUTC = DiagnosticCode("H0006")
  static let weeksFromThursday = DiagnosticCode("H0007")
  static let clockChange = DiagnosticCode("H0008")
  static let leadingNulls = DiagnosticCode("H0009")
  static let builtinExists = DiagnosticCode("H0010")
  static let rangeMissing = DiagnosticCode("H0011")
  static let resultWithoutName = DiagnosticCode("H0012")
  static let integralExtrapolates = DiagnosticCode("H0013")
  static let timesWrapped = DiagnosticCode("H0014")
  static let mapIsBuiltin = DiagnosticCode("H0015")
  static let columnUnknown = DiagnosticCode("H0016")
  static let interpolationUnknown = DiagnosticCode("H0017")
  static let resultEmpty = DiagnosticCode("H0018")
}

/// The hints for a script that ran, without those that were shown before.
func provenHints(_ run: RunSoFar, except shown: Set<DiagnosticCode>) -> [Diagnostic] {
  allHints.compactMap { rule in
    if shown.contains(rule.code) { return nil }
    return try? rule.hint(on: run)
  }
}
