import Interpreter

/// The built-in `timedMovingAverage`: the average over a period, at regular times.
let universeTimedMovingAverage = Builtin(
  package: "universe", name: "timedMovingAverage",
  signature: """
    (<-tables: stream[A], every: duration, period: duration, ?column: string) => \
    stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The average over a period, at regular times.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "Distance between the starts of windows."),
      ("period", "Length of a window; `every` if left out."),
      ("column", "The column to work on; `_value` if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> timedMovingAverage(every: 20s, period: 40s)
      """,
    output: """
      _start,_stop,tag,_value,_time
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,4.37,2021-01-01T00:00:20Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,8.405,2021-01-01T00:00:40Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,11.135,2021-01-01T00:01:00Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,9.83,2021-01-01T00:01:00Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,12.41,2021-01-01T00:00:20Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,10.21,2021-01-01T00:00:40Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,7.935,2021-01-01T00:01:00Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,7.859999999999999,2021-01-01T00:01:00Z
      """),
  body: .flux(
    source: """
      (tables=<-, every, period, column="_value") => tables
        |> window(every: every, period: period)
        |> mean(column: column)
        |> duplicate(column: "_stop", as: "_time")
        |> window(every: inf)
      """, imports: []))
