import Interpreter

/// The built-in `debug.pass`: hands tables on as they are.
let internalDebugPass = Builtin(
  package: "internal/debug", name: "pass",
  signature: "(<-tables: stream[A]) => stream[A] where A: Record",
  documentation: Documentation(
    "Hands tables on as they are.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/debug"
      import "sampledata"

      sampledata.float()
        |> debug.pass()
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
