import Interpreter
import Planning

/// The built-in `drop`: removes some columns.
let universeDrop = Builtin(
  package: "universe", name: "drop",
  signature: """
    (<-tables: stream[A], ?fn: (column: string) => bool, ?columns: [string]) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "Removes some columns.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The test of a column name; instead of columns."),
      ("columns", "Names of the columns."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> drop(columns: ["_time"])
        |> limit(n: 2)
      """,
    output: """
      tag,_value
      t1,-2.18
      t1,10.92
      t2,19.85
      t2,4.97
      """),
  body: .function { call in
    try call.step(.project(try call.projection(keeps: false)))
  })
