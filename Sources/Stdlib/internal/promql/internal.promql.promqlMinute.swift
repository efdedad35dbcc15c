import Columnar
import Interpreter

/// The built-in `promql.promqlMinute`: the minute, 0 to 59, in UTC.
let internalPromqlPromqlMinute = Builtin(
  package: "internal/promql", name: "promqlMinute",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The minute, 0 to 59, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlMinute(timestamp: 1623067200.0)
      """,
    output: "0"),
  body: .function { call in
    try call.promDatePart { $0.minute }
  })
