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
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, n, columns=["_value"]) => tables
        |> sort(columns: columns, desc: false)
        |> limit(n: n)
      """, imports: []))
