import Interpreter

/// The built-in `spread`: difference between the largest and the smallest value of each table.
let universeSpread = Builtin(
  package: "universe", name: "spread",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Difference between the largest and the smallest value of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> spread()
      """,
    output: """
      tag,_value
      t1,19.71
      t2,23.6
      """),
  body: .function { call in
    try call.aggregate(.spread)
  })
