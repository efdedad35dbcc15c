import Interpreter
import Planning

/// The built-in `tail`: keeps the last rows of each table.
let universeTail = Builtin(
  package: "universe", name: "tail",
  signature: "(<-tables: stream[A], n: int, ?offset: int) => stream[A]",
  documentation: Documentation(
    "Keeps the last rows of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
      ("offset", "Rows to leave out at the end."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> tail(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:40Z,t2,13.86
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .function { call in
    let offset = try call.int("offset", default: 0)
    if offset < 0 {
      throw call.invalid(
        "tail offset cannot be negative (\(offset))", change: .leaveOut("offset"))
    }
    return try call.step(
      .tail(count: Int(clamping: try call.int("n")), offset: Int(clamping: offset)))
  })
