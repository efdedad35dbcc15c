import Interpreter

/// The built-in `debug.slurp`: collects each table before it is handed on.
let internalDebugSlurp = Builtin(
  package: "internal/debug", name: "slurp",
  signature: "(<-tables: stream[A]) => stream[A] where A: Record",
  documentation: Documentation(
    "Collects each table before it is handed on.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/debug"
      import "sampledata"

      sampledata.float()
        |> debug.slurp()
        |> limit(n: 1)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    try call.tableStep(order: .arrival) { batch, _ in [batch] }
  })
