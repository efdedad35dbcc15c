import Columnar
import Interpreter

/// The built-in `promql.promqlDayOfWeek`: the day of the week, Sunday being 0, in UTC.
let internalPromqlPromqlDayOfWeek = Builtin(
  package: "internal/promql", name: "promqlDayOfWeek",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The day of the week, Sunday being 0, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlDayOfWeek(timestamp: 1623067200.0)
      """,
    output: "1"),
  body: .function { call in
    try call.promDatePart { $0.weekDay }
  })
