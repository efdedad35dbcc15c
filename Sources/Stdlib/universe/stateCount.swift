import Interpreter

/// The built-in `stateCount`: how many rows in a row pass a test; -1 where one does not.
let universeStateCount = Builtin(
  package: "universe", name: "stateCount",
  signature: """
    (<-tables: stream[A], fn: (r: A) => bool, ?column: string) => stream[B] where A: \
    Record, B: Record
    """,
  documentation: Documentation(
    "How many rows in a row pass a test; -1 where one does not.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "The function."),
      ("column", "The name of the new column; `stateCount` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> stateCount(fn: (r) => r._value > 5.0)
      """,
    output: """
      _time,tag,_value,stateCount
      2021-01-01T00:00:00Z,t1,-2.18,-1
      2021-01-01T00:00:10Z,t1,10.92,1
      2021-01-01T00:00:20Z,t1,7.35,2
      2021-01-01T00:00:30Z,t1,17.53,3
      2021-01-01T00:00:40Z,t1,15.23,4
      2021-01-01T00:00:50Z,t1,4.43,-1
      2021-01-01T00:00:00Z,t2,19.85,1
      2021-01-01T00:00:10Z,t2,4.97,-1
      2021-01-01T00:00:20Z,t2,-3.75,-1
      2021-01-01T00:00:30Z,t2,19.77,1
      2021-01-01T00:00:40Z,t2,13.86,2
      2021-01-01T00:00:50Z,t2,1.86,-1
      """),
  body: .flux(
    source: """
      (tables=<-, fn, column="stateCount") => tables
        |> stateTracking(countColumn: column, fn: fn)
      """, imports: []))
