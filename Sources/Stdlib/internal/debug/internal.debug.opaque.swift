import Interpreter

/// The built-in `debug.opaque`: hands tables on, their row type forgotten.
let internalDebugOpaque = Builtin(
  package: "internal/debug", name: "opaque",
  signature: "(<-tables: stream[A]) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "Hands tables on, their row type forgotten.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/debug"
      import "sampledata"

      sampledata.float()
        |> debug.opaque()
        |> limit(n: 1)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    try call.tableStep(order: .arrival, pieces: .keeps) { batch, _ in [batch] }
  })
