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
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-, every, period, column="_value") => tables
        |> window(every: every, period: period)
        |> mean(column: column)
        |> duplicate(column: "_stop", as: "_time")
        |> window(every: inf)
      """, imports: []))
