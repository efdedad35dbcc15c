import Interpreter

/// The built-in `mean`: averages the values of each table.
let universeMean = Builtin(
  package: "universe", name: "mean",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Averages the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> mean()
      """,
    output: "RECORD"),
  body: .function { call in
    try call.aggregate(.mean)
  })
