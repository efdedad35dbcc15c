import Interpreter

/// The built-in `aggregateWindow`: aggregates windows of time and gives each result a time.
let universeAggregateWindow = Builtin(
  package: "universe", name: "aggregateWindow",
  signature: """
    (<-tables: stream[A], every: duration, fn: (<-: stream[B], column: string) => \
    stream[C], ?period: duration, ?offset: duration, ?location: {zone: string, \
    offset: duration}, ?column: string, ?timeSrc: string, ?timeDst: string, \
    ?createEmpty: bool) => stream[D] where A: Record, B: Record, C: Record, D: \
    Record
    """,
  documentation: Documentation(
    "Aggregates windows of time and gives each result a time.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "Distance between the starts of windows."),
      ("fn", "The aggregate or selector; it takes `column`."),
      ("period", "Length of a window; `every` if left out."),
      ("offset", "Shift of the window bounds."),
      ("location", "The time zone of window bounds; the option `location` if left out."),
      ("column", "The column to work on; `_value` if left out."),
      ("timeSrc", "The column that the result takes its time from; `_stop` if left out."),
      ("timeDst", "The column that the time goes to; `_time` if left out."),
      ("createEmpty", "Whether windows without rows give tables too."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> aggregateWindow(every: 30s, fn: mean)
      """,
    output: """
      _time,_start,_stop,tag,_value
      2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,5.363333333333333
      2021-01-01T00:01:00Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,12.396666666666667
      2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,7.023333333333333
      2021-01-01T00:01:00Z,2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,11.83
      """),
  body: .function { call in
    try call.aggregateWindow()
  })
