import Columnar
import Interpreter

/// The built-in `promql.promqlDaysInMonth`: how many days the month has, in UTC.
let internalPromqlPromqlDaysInMonth = Builtin(
  package: "internal/promql", name: "promqlDaysInMonth",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "How many days the month has, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlDaysInMonth(timestamp: 1623067200.0)
      """,
    output: "30"),
  body: .function { call in
    try call.promDatePart { daysInMonth(year: $0.year, month: $0.month) }
  })
