import Interpreter

/// The built-in `kaufmansER`: the efficiency ratio by Kaufman: net change over the sum of
/// changes.
let universeKaufmansER = Builtin(
  package: "universe", name: "kaufmansER",
  signature: "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "The efficiency ratio by Kaufman: net change over the sum of changes.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> kaufmansER(n: 3)
      """,
    output: """
      _time,_value,tag
      2021-01-01T00:00:30Z,0.7340782122905027,t1
      2021-01-01T00:00:40Z,0.2685358255451713,t1
      2021-01-01T00:00:50Z,0.1254295532646048,t1
      2021-01-01T00:00:30Z,0.001697792869269988,t2
      2021-01-01T00:00:40Z,0.2330275229357798,t2
      2021-01-01T00:00:50Z,0.13540912382331644,t2
      """),
  body: .flux(
    source: """
      (tables=<-, n) => tables
        |> chandeMomentumOscillator(n: n)
        |> map(fn: (r) => ({r with _value: math.abs(x: r._value) / 100.0}))
      """, imports: ["math"]))
