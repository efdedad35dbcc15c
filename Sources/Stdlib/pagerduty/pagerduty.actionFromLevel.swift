import Interpreter

/// The built-in `pagerduty.actionFromLevel`: what an event does: `resolve` when all is well,
/// else `trigger`.
let pagerdutyActionFromLevel = Builtin(
  package: "pagerduty", name: "actionFromLevel",
  signature: "(level: string) => string",
  documentation: Documentation(
    "What an event does: `resolve` when all is well, else `trigger`.",
    parameters: [
      ("level", "The level of a status.")
    ],
    example: """
      import "pagerduty"

      pagerduty.actionFromLevel(level: "ok")
      """,
    output: "resolve"),
  body: .flux(
    source: """
      (level) => if strings.toLower(v: level) == "ok" then "resolve" else "trigger"
      """, imports: ["strings"]))
