import Interpreter

/// The built-in `max`: the row of each table with the largest value.
let universeMax = Builtin(
  package: "universe", name: "max",
  signature: "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
  documentation: Documentation(
    "The row of each table with the largest value.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> max()
      """,
    output: "RECORD"),
  body: .function { call in
    try call.aggregate(.max)
  })
