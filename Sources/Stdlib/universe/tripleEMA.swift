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
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,16.619629629629635
      2021-01-01T00:00:40Z,t1,15.489917695473252
      2021-01-01T00:00:50Z,t1,4.778532235939641
      2021-01-01T00:00:30Z,t2,15.959629629629625
      2021-01-01T00:00:40Z,t2,14.103251028806586
      2021-01-01T00:00:50Z,t2,2.226680384087789
      """),
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
