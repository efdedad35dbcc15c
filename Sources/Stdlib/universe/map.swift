import Interpreter
import Planning

/// The built-in `map`: makes a new row of each row.
let universeMap = Builtin(
  package: "universe", name: "map",
  signature: "(<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B]",
  documentation: Documentation(
    "Makes a new row of each row.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "Gives the new row for a row `r`."),
      ("mergeKey", "Accepted and ignored."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with _value: r._value * 2.0}))
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-4.36
      2021-01-01T00:00:10Z,t1,21.84
      2021-01-01T00:00:20Z,t1,14.7
      2021-01-01T00:00:30Z,t1,35.06
      2021-01-01T00:00:40Z,t1,30.46
      2021-01-01T00:00:50Z,t1,8.86
      2021-01-01T00:00:00Z,t2,39.7
      2021-01-01T00:00:10Z,t2,9.94
      2021-01-01T00:00:20Z,t2,-7.5
      2021-01-01T00:00:30Z,t2,39.54
      2021-01-01T00:00:40Z,t2,27.72
      2021-01-01T00:00:50Z,t2,3.72
      """),
  body: .function { call in
    try call.step(.map(MapOperation(function: try call.rowFunction("fn", role: .map))))
  })
