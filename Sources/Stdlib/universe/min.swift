import Interpreter

/// The built-in `min`: the row of each table with the smallest value.
let universeMin = Builtin(
  package: "universe", name: "min",
  signature: "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
  documentation: Documentation(
    "The row of each table with the smallest value.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> min()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:20Z,t2,-3.75
      """),
  body: .function { call in
    try call.aggregate(.min)
  })
