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
    output: "RECORD"),
  body: .function { call in
    try call.tableStep(order: .arrival) { batch, _ in [batch] }
  })
