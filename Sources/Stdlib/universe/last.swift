import Interpreter

/// The built-in `last`: the last row of each table whose value is not null.
let universeLast = Builtin(
  package: "universe", name: "last",
  signature: "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
  documentation: Documentation(
    "The last row of each table whose value is not null.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> last()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .function { call in
    try call.aggregate(.last)
  })
