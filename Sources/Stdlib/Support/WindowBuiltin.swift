import Interpreter
import Planning

/// The built-in `window`, or under a name of its own the form whose arguments must all be given.
func windowBuiltin(_ name: String, _ summary: String, requiresAll: Bool = false) -> Builtin {
  let mark = requiresAll ? "" : "?"
  let every = "every: 30s"
  let others =
    "period: 30s, offset: 0s, location: {zone: \"UTC\", offset: 0h}, timeColumn: \"_time\", "
    + "startColumn: \"_start\", stopColumn: \"_stop\", createEmpty: false"
  return Builtin(
    package: "universe", name: name,
    signature: """
      (<-tables: stream[A], \(mark)every: duration, \(mark)period: duration, \
      \(mark)offset: duration, \(mark)location: {zone: string, offset: duration}, \
      \(mark)timeColumn: string, \(mark)startColumn: string, \(mark)stopColumn: string, \
      \(mark)createEmpty: bool) => stream[B] where A: Record, B: Record
      """,
    documentation: Documentation(
      summary,
      parameters: [
        ("tables", "The input, usually piped in."),
        ("every", "Distance between the starts of windows."),
        ("period", "Length of a window; `every` if left out."),
        ("offset", "Shift of the window bounds."),
        ("location", "The time zone of window bounds; the option `location` if left out."),
        ("timeColumn", "The column of times; `_time` if left out."),
        ("startColumn", "The column of window starts; `_start` if left out."),
        ("stopColumn", "The column of window stops; `_stop` if left out."),
        ("createEmpty", "Whether windows without rows give tables too."),
      ],
      example: """
        import "sampledata"

        sampledata.float()
          |> range(start: sampledata.start, stop: sampledata.stop)
          |> \(name)(\(requiresAll ? "\(every), \(others)" : every))
        """,
      output: """
        _start,_stop,_time,tag,_value
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,t1,-2.18
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:10Z,t1,10.92
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:20Z,t1,7.35
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:00Z,t2,19.85
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:10Z,t2,4.97
        2021-01-01T00:00:00Z,2021-01-01T00:00:30Z,2021-01-01T00:00:20Z,t2,-3.75
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:30Z,t1,17.53
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:40Z,t1,15.23
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:50Z,t1,4.43
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:30Z,t2,19.77
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:40Z,t2,13.86
        2021-01-01T00:00:30Z,2021-01-01T00:01:00Z,2021-01-01T00:00:50Z,t2,1.86
        """),
    body: .function { call in
      try call.step(.window(try call.windowOperation()))
    })
}
