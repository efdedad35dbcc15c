import Interpreter
import Planning

/// The built-in `sort`: sorts the rows of each table; nulls come first.
let universeSort = Builtin(
  package: "universe", name: "sort",
  signature: """
    (<-tables: stream[A], ?columns: [string], ?desc: bool) => stream[A] where A: \
    Record
    """,
  documentation: Documentation(
    "Sorts the rows of each table; nulls come first.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "The columns to sort by; `_value` if left out."),
      ("desc", "Largest first."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> sort(desc: true)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:30Z,t2,19.77
      2021-01-01T00:00:40Z,t2,13.86
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:50Z,t2,1.86
      2021-01-01T00:00:20Z,t2,-3.75
      """),
  body: .function { call in
    let columns = try call.strings("columns", default: ["_value"])
    return try call.step(
      .sort(columns: columns, descending: try call.bool("desc", default: false)))
  })
