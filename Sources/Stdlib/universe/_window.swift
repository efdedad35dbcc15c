import Interpreter
import Planning

/// The built-in `_window`: cuts tables into windows of time; every argument is given.
let universePrivateWindow = Builtin(
  package: "universe", name: "_window",
  signature: """
    (<-tables: stream[A], every: duration, period: duration, offset: duration, \
    location: {zone: string, offset: duration}, timeColumn: string, startColumn: \
    string, stopColumn: string, createEmpty: bool) => stream[B] where A: Record, B: \
    Record
    """,
  documentation: Documentation(
    "Cuts tables into windows of time; every argument is given.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("every", "Distance between the starts of windows."),
      ("period", "Length of a window; `every` if left out."),
      ("offset", "Shift of the window bounds."),
      ("location", "The time zone of window bounds; the option `location` if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("startColumn", "See the summary."),
      ("stopColumn", "See the summary."),
      ("createEmpty", "Whether windows without rows give tables too."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> window(every: 30s)
      """,
    output: "RECORD"),
  body: .function { call in
    try call.step(.window(try call.windowOperation()))
  })
