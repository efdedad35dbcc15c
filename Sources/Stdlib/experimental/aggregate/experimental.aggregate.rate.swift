import Interpreter

/// The built-in `aggregate.rate`: the average rate of growth of counters in windows, added over
/// groups.
let experimentalAggregateRate = Builtin(
  package: "experimental/aggregate", name: "rate",
  signature: """
    (<-tables: stream[A], every: duration, ?groupColumns: [string], ?unit: duration) \
    => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The average rate of growth of counters in windows, added over groups.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "Distance between the starts of windows."),
      ("groupColumns", "The columns that make a group."),
      ("unit", "The unit of time; 1s if left out."),
    ],
    example: """
      import "sampledata"
      import "experimental/aggregate"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> aggregate.rate(every: 30s)
      """,
    output: """
      _start,_stop,_value,_time
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,1.31,2021-01-01T00:00:30Z
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,3.37,2021-01-01T00:01:00Z
      """),
  body: .flux(
    source: """
      (tables=<-, every, groupColumns=[], unit=1s) => tables
        |> derivative(nonNegative: true, unit: unit)
        |> aggregateWindow(every: every, fn: (tables=<-, column) => tables |> mean(column: column) |> group(columns: groupColumns) |> experimental.group(columns: ["_start", "_stop"], mode: "extend") |> sum())
      """, imports: ["experimental"]))
