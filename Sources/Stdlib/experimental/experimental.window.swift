import Interpreter

/// The built-in `experimental.window`: cuts each table into windows of time.
let experimentalWindow = Builtin(
  package: "experimental", name: "window",
  signature: """
    (<-tables: stream[{T with _start: time, _stop: time, _time: time}], ?every: \
    duration, ?period: duration, ?offset: duration, ?location: {zone: string, \
    offset: duration}, ?createEmpty: bool) => stream[{T with _start: time, _stop: \
    time, _time: time}]
    """,
  documentation: Documentation(
    "Cuts each table into windows of time.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "The distance of windows."),
      ("period", "The length of windows; `every` if left out."),
      ("offset", "Moves the bounds."),
      ("location", "The time zone; the option `location` if left out."),
      ("createEmpty", "Whether windows without rows give empty tables."),
    ],
    example: """
      import "experimental"
      import "sampledata"


      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> experimental.window(every: 30s)
        |> experimental.mean()
      """,
    output: """
      _start,_stop,tag,_value
      2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,t1,5.363333333333333
      2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,t2,7.023333333333333
      2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,t1,12.396666666666667
      2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,t2,11.83
      """),
  body: universeWindow.body)
