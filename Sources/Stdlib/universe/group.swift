import Interpreter
import Planning

/// The built-in `group`: regroups rows by other columns.
let universeGroup = Builtin(
  package: "universe", name: "group",
  signature: """
    (<-tables: stream[A], ?mode: string, ?columns: [string]) => stream[A] where A: \
    Record
    """,
  documentation: Documentation(
    "Regroups rows by other columns.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("mode", "`by` the columns, or by all `except` them."),
      ("columns", "The columns; none if left out."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> group(columns: ["tag"])
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:20Z,t2,-3.75
      2021-01-01T00:00:30Z,t2,19.77
      2021-01-01T00:00:40Z,t2,13.86
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .function { call in
    let word = try call.string("mode", default: "by")
    guard let mode = GroupOperation.Mode(rawValue: word) else {
      throw call.unknownWord(
        "invalid group mode: must be \"by\" or \"except\"", "mode", word, of: ["by", "except"])
    }
    let columns = try call.strings("columns", default: [])
    return try call.step(.group(GroupOperation(columns: columns, mode: mode)))
  })
