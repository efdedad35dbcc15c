import Interpreter

/// The built-in `tripleEMA`: the triple exponential moving average.
let universeTripleEMA = Builtin(
  package: "universe", name: "tripleEMA",
  signature: "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "The triple exponential moving average.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tripleEMA(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, n) => tables
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema1")
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema2")
        |> exponentialMovingAverage(n: n)
        |> map(fn: (r) => ({r with _value: 3.0 * r.__ema1 - 3.0 * r.__ema2 + r._value}))
        |> drop(columns: ["__ema1", "__ema2"])
      """, imports: []))
