import Interpreter
import Planning

/// The built-in `keep`: keeps some columns.
let universeKeep = Builtin(
  package: "universe", name: "keep",
  signature: """
    (<-tables: stream[A], ?columns: [string], ?fn: (column: string) => bool) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Keeps some columns.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "Names of the columns."),
      ("fn", "The test of a column name; instead of columns."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> keep(columns: ["_value"])
        |> limit(n: 2)
      """,
    output: """
      _value
      -2.18
      10.92
      """),
  body: .function { call in
    try call.step(.project(try call.projection(keeps: true)))
  })
