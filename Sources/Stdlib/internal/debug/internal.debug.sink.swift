import Interpreter

/// The built-in `debug.sink`: takes all rows and hands nothing on.
let internalDebugSink = Builtin(
  package: "internal/debug", name: "sink",
  signature: "(<-tables: stream[A]) => stream[A] where A: Record",
  documentation: Documentation(
    "Takes all rows and hands nothing on.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "internal/debug"
      import "sampledata"

      sampledata.float()
        |> debug.sink()
      """,
    output: ""),
  body: .function { call in
    try call.tableStep(order: .arrival) { _, _ in [] }
  })
