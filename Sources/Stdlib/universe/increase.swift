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
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,0
      2021-01-01T00:00:10Z,t1,13.1
      2021-01-01T00:00:20Z,t1,20.45
      2021-01-01T00:00:30Z,t1,30.630000000000003
      2021-01-01T00:00:40Z,t1,45.86
      2021-01-01T00:00:50Z,t1,50.29
      2021-01-01T00:00:00Z,t2,0
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:20Z,t2,4.97
      2021-01-01T00:00:30Z,t2,28.49
      2021-01-01T00:00:40Z,t2,42.349999999999994
      2021-01-01T00:00:50Z,t2,44.209999999999994
      """),
  body: .flux(
    source: """
      (tables=<-, columns=["_value"]) => tables
        |> difference(nonNegative: true, columns: columns, keepFirst: true, initialZero: true)
        |> cumulativeSum(columns: columns)
      """, imports: []))
