import Columnar
import Interpreter

/// The built-in `promql.promqlYear`: the year, in UTC.
let internalPromqlPromqlYear = Builtin(
  package: "internal/promql", name: "promqlYear",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The year, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlYear(timestamp: 1623067200.0)
      """,
    output: "2021"),
  body: .function { call in
    try call.promDatePart { $0.year }
  })
