import Interpreter

/// The built-in `bigpanda.statusFromLevel`: the status that BigPanda knows for a level.
let contribRhajekBigpandaStatusFromLevel = Builtin(
  package: "contrib/rhajek/bigpanda", name: "statusFromLevel",
  signature: "(level: string) => string",
  documentation: Documentation(
    "The status that BigPanda knows for a level.",
    parameters: [
      ("level", "The level of a status.")
    ],
    example: """
      import "contrib/rhajek/bigpanda"

      bigpanda.statusFromLevel(level: "warn")
      """,
    output: "warning"),
  body: .flux(
    source: """
      (level) => dict.get(dict: ["warn": "warning", "info": "ok", "ok": "ok"], key: strings.toLower(v: level), default: "critical")
      """, imports: ["dict", "strings"]))
