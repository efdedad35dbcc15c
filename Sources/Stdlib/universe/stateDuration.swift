import Interpreter

/// The built-in `stateDuration`: for how long rows have passed a test; -1 where one does not.
let universeStateDuration = Builtin(
  package: "universe", name: "stateDuration",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?column: string, ?timeColumn: string, \
    ?unit: duration) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "For how long rows have passed a test; -1 where one does not.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The function."),
      ("column", "The name of the new column; `stateDuration` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("unit", "The unit of time; 1s if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stateDuration(fn: (r) => r._value > 5.0)
      """,
    output: """
      _time,tag,_value,stateDuration
      2021-01-01T00:00:00Z,t1,-2.18,-1
      2021-01-01T00:00:10Z,t1,10.92,0
      2021-01-01T00:00:20Z,t1,7.35,10
      2021-01-01T00:00:30Z,t1,17.53,20
      2021-01-01T00:00:40Z,t1,15.23,30
      2021-01-01T00:00:50Z,t1,4.43,-1
      2021-01-01T00:00:00Z,t2,19.85,0
      2021-01-01T00:00:10Z,t2,4.97,-1
      2021-01-01T00:00:20Z,t2,-3.75,-1
      2021-01-01T00:00:30Z,t2,19.77,0
      2021-01-01T00:00:40Z,t2,13.86,10
      2021-01-01T00:00:50Z,t2,1.86,-1
      """),
  body: .flux(
    source: """
      (tables=<-, fn, column="stateDuration", timeColumn="_time", unit=1s) => tables
        |> stateTracking(durationColumn: column, timeColumn: timeColumn, fn: fn, durationUnit: unit)
      """, imports: []))
