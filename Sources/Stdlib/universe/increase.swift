import Interpreter

/// The built-in `increase`: the growth of a counter since the first row; a fall counts as a
/// restart.
let universeIncrease = Builtin(
  package: "universe", name: "increase",
  signature: """
    (<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "The growth of a counter since the first row; a fall counts as a restart.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "The columns to work on."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> increase()
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, columns=["_value"]) => tables
        |> difference(nonNegative: true, columns: columns, keepFirst: true, initialZero: true)
        |> cumulativeSum(columns: columns)
      """, imports: []))
