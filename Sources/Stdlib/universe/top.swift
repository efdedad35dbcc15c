import Interpreter

/// The built-in `top`: the largest rows of each table; nulls come first.
let universeTop = Builtin(
  package: "universe", name: "top",
  signature: """
    (<-tables: stream[A], n: int, ?columns: [string]) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "The largest rows of each table; nulls come first.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> top(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:30Z,t2,19.77
      """),
  body: .flux(
    source: """
      (tables=<-, n, columns=["_value"]) => tables
        |> sort(columns: columns, desc: true)
        |> limit(n: n)
      """, imports: []))
