import Interpreter

/// The built-in `bottom`: the smallest rows of each table; nulls come first.
let universeBottom = Builtin(
  package: "universe", name: "bottom",
  signature: """
    (<-tables: stream[A], n: int, ?columns: [string]) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "The smallest rows of each table; nulls come first.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> bottom(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:20Z,t2,-3.75
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .flux(
    source: """
      (tables=<-, n, columns=["_value"]) => tables
        |> sort(columns: columns, desc: false)
        |> limit(n: n)
      """, imports: []))
