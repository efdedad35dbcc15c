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
    output: "RECORD"),
  body: .function { call in
    guard let mode = GroupOperation.Mode(rawValue: try call.string("mode", default: "by")) else {
      throw call.invalid("invalid group mode: must be \"by\" or \"except\"")
    }
    let columns = try call.strings("columns", default: [])
    return try call.step(.group(GroupOperation(columns: columns, mode: mode)))
  })
