import Columnar
import Interpreter

/// The built-in `promql.promqlDayOfMonth`: the day of the month, 1 to 31, in UTC.
let internalPromqlPromqlDayOfMonth = Builtin(
  package: "internal/promql", name: "promqlDayOfMonth",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The day of the month, 1 to 31, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlDayOfMonth(timestamp: 1623067200.0)
      """,
    output: "7"),
  body: .function { call in
    try call.promDatePart { $0.day }
  })
