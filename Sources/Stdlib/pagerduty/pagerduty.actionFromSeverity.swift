import Interpreter

/// The built-in `pagerduty.actionFromSeverity`: what an event does: `resolve` when all is well,
/// else `trigger`.
let pagerdutyActionFromSeverity = Builtin(
  package: "pagerduty", name: "actionFromSeverity",
  signature: "(severity: string) => string",
  documentation: Documentation(
    "What an event does: `resolve` when all is well, else `trigger`.",
    parameters: [
      ("severity", "The severity of a status.")
    ],
    example: """
      import "pagerduty"

      pagerduty.actionFromSeverity(severity: "ok")
      """,
    output: "resolve"),
  body: .flux(
    source: """
      (severity) => if strings.toLower(v: severity) == "ok" then "resolve" else "trigger"
      """, imports: ["strings"]))
