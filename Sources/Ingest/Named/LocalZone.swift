import Columnar
import Diagnostics

/// The rules of a zone. Errors: `D0113` for an unknown one, or where tzdata is missing.
func localZone(_ name: String) throws -> ZoneRules {
  do { return try zoneRules(named: name) } catch { throw unknownZone(name) }
}

func unknownZone(_ text: String) -> QueryFailure {
  QueryFailure(
    .zoneNotFound, "time zone \(quoted(text)) not found", kind: .usage,
    fix: "a name such as Europe/London or an offset such as +01:00; the zones come with: "
      + "apt-get install tzdata")
}

extension DiagnosticCode {
  package static let zoneNotFound = DiagnosticCode("D0113")
}
