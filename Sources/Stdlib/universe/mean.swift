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
    output: """
      tag,_value
      t1,8.88
      t2,9.426666666666668
      """),
  body: .function { call in
    try call.aggregate(.mean)
  })
