import Interpreter

/// The built-in `pagerduty.severityFromLevel`: the severity that PagerDuty knows for a level.
let pagerdutySeverityFromLevel = Builtin(
  package: "pagerduty", name: "severityFromLevel",
  signature: "(level: string) => string",
  documentation: Documentation(
    "The severity that PagerDuty knows for a level.",
    parameters: [
      ("level", "The level of a status.")
    ],
    example: """
      import "pagerduty"

      pagerduty.severityFromLevel(level: "crit")
      """,
    output: "critical"),
  body: .flux(
    source: """
      (level) => dict.get(dict: ["warn": "warning", "crit": "critical", "info": "info", "ok": "info"], key: strings.toLower(v: level), default: "error")
      """, imports: ["dict", "strings"]))
