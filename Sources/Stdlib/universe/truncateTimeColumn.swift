import Interpreter

/// The built-in `truncateTimeColumn`: cuts times down to a unit; the result is always in `_time`.
let universeTruncateTimeColumn = Builtin(
  package: "universe", name: "truncateTimeColumn",
  signature: """
    (<-tables: stream[{A with _time: time}], unit: duration, ?timeColumn: string) => \
    stream[{A with _time: time}] where A: Record
    """,
  documentation: Documentation(
    "Cuts times down to a unit; the result is always in `_time`.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit to cut down to."),
      ("timeColumn", "Accepted and ignored, as upstream does."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> truncateTimeColumn(unit: 1m)
        |> limit(n: 1)
      """,
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,-2.18,t1
      2021-01-01T00:00:00Z,19.85,t2
      """),
  body: .flux(
    source: """
      (tables=<-, unit, timeColumn="_time") => tables
        |> map(fn: (r) => ({r with _time: date.truncate(t: r._time, unit: unit)}))
      """, imports: ["date"]))
