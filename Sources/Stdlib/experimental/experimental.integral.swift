import Interpreter

/// The built-in `experimental.integral`: the area under the values, by trapezoids.
let experimentalIntegral = Builtin(
  package: "experimental", name: "integral",
  signature: """
    (<-tables: stream[{T with _time: time, _value: B}], ?unit: duration, \
    ?interpolate: string) => stream[{T with _value: B}]
    """,
  documentation: Documentation(
    "The area under the values, by trapezoids.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit of time; 1s if left out."),
      ("interpolate", "`linear` extends the first and the last line to the bounds."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> experimental.integral(unit: 10s)
      """,
    output: """
      _start,_stop,tag,_value
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,52.155
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,45.705
      """),
  body: universeIntegral.body)
