import Diagnostics

extension DiagnosticCode {
  package static let badMatch = DiagnosticCode("U0012")
  package static let sideEffect = DiagnosticCode("U0013")
  package static let pathsDisagree = DiagnosticCode("U0014")
}

func badMatch(_ text: String) -> QueryFailure {
  QueryFailure(
    .badMatch, "found --match \(text), expected two column names", kind: .usage,
    fix: "--match _value=mean")
}
