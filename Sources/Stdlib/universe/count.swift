import Interpreter

/// The built-in `count`: counts the rows of each table, nulls too.
let universeCount = Builtin(
  package: "universe", name: "count",
  signature: """
    (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Counts the rows of each table, nulls too.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> count()
      """,
    output: """
      tag,_value
      t1,6
      t2,6
      """),
  body: .function { call in
    try call.aggregate(.count)
  })
