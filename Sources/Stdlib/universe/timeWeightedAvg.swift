import Interpreter

/// The built-in `timeWeightedAvg`: the average of values, each counted for as long as it held.
let universeTimeWeightedAvg = Builtin(
  package: "universe", name: "timeWeightedAvg",
  signature: """
    (<-tables: stream[A], unit: duration) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The average of values, each counted for as long as it held.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit that the area is measured in."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> timeWeightedAvg(unit: 1s)
      """,
    output: """
      _start,_stop,_value,tag
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,8.530833333333334,t1
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,6.9275,t2
      """),
  body: .flux(
    source: """
      (tables=<-, unit) => tables
        |> integral(unit: unit, interpolate: "linear")
        |> map(fn: (r) => ({r with _value: r._value * float(v: uint(v: unit)) / float(v: int(v: r._stop) - int(v: r._start))}))
      """, imports: []))
