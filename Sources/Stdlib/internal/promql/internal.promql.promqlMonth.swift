import Columnar
import Interpreter

/// The built-in `promql.promqlMonth`: the month, 1 to 12, in UTC.
let internalPromqlPromqlMonth = Builtin(
  package: "internal/promql", name: "promqlMonth",
  signature: "(timestamp: float) => float",
  documentation: Documentation(
    "The month, 1 to 12, in UTC.",
    parameters: [
      ("timestamp", "Seconds since 1970.")
    ],
    example: """
      import "internal/promql"

      promql.promqlMonth(timestamp: 1623067200.0)
      """,
    output: "6"),
  body: .function { call in
    try call.promDatePart { $0.month }
  })
