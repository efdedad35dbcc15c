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
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, n) => tables
        |> chandeMomentumOscillator(n: n)
        |> map(fn: (r) => ({r with _value: math.abs(x: r._value) / 100.0}))
      """, imports: ["math"]))
