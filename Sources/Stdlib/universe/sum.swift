import Interpreter

/// The built-in `sum`: adds the values of each table, exactly rounded.
let universeSum = Builtin(
  package: "universe", name: "sum",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Adds the values of each table, exactly rounded.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> sum()
      """,
    output: """
      tag,_value
      t1,53.28
      t2,56.56
      """),
  body: .function { call in
    try call.aggregate(.sum)
  })
