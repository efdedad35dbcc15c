import Interpreter

/// The built-in `doubleEMA`: the double exponential moving average.
let universeDoubleEMA = Builtin(
  package: "universe", name: "doubleEMA",
  signature: "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "The double exponential moving average.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> doubleEMA(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, n) => tables
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema")
        |> exponentialMovingAverage(n: n)
        |> map(fn: (r) => ({r with _value: 2.0 * r.__ema - r._value}))
        |> drop(columns: ["__ema"])
      """, imports: []))
