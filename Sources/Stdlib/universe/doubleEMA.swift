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
    output: """
      _time,tag,_value
      2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:30Z,t1,16.61962962962963
      2021-01-01T00:00:40Z,t1,16.009753086419753
      2021-01-01T00:00:50Z,t1,5.995432098765432
      2021-01-01T00:00:20Z,t2,-3.7499999999999982
      2021-01-01T00:00:30Z,t2,15.95962962962963
      2021-01-01T00:00:40Z,t2,14.589753086419753
      2021-01-01T00:00:50Z,t2,3.446543209876543
      """),
  body: .flux(
    source: """
      (tables=<-, n) => tables
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema")
        |> exponentialMovingAverage(n: n)
        |> map(fn: (r) => ({r with _value: 2.0 * r.__ema - r._value}))
        |> drop(columns: ["__ema"])
      """, imports: []))
