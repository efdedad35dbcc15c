import Interpreter
import Planning

/// The built-in `limit`: keeps the first rows of each table.
let universeLimit = Builtin(
  package: "universe", name: "limit",
  signature: "(<-tables: stream[A], n: int, ?offset: int) => stream[A]",
  documentation: Documentation(
    "Keeps the first rows of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "How many."),
      ("offset", "Rows to skip first."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> limit(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      """),
  body: .function { call in
    let offset = try call.int("offset", default: 0)
    if offset < 0 {
      throw call.invalid(
        "limit offset cannot be negative (\(offset))", change: .leaveOut("offset"))
    }
    return try call.step(
      .limit(count: Int(clamping: try call.int("n")), offset: Int(clamping: offset)))
  })
