import Interpreter

/// The built-in `first`: the first row of each table whose value is not null.
let universeFirst = Builtin(
  package: "universe", name: "first",
  signature: "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
  documentation: Documentation(
    "The first row of each table whose value is not null.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> first()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: .function { call in
    try call.aggregate(.first)
  })
