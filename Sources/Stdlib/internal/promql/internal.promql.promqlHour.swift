import Columnar
import Interpreter

/// The built-in `promql.promqlHour`: the hour, 0 to 23, in UTC.
let internalPromqlPromqlHour = Builtin(
  package: "internal/promql", name: "promqlHour",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The hour, 0 to 23, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlHour(timestamp: 1623067200.0)
      """,
    output: "12"),
  body: .function { call in
    try call.promDatePart { $0.hour }
  })
