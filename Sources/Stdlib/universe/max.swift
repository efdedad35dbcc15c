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
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    try call.aggregate(.max)
  })
