import Interpreter
import Planning

/// The built-in `duplicate`: copies a column under another name.
let universeDuplicate = Builtin(
  package: "universe", name: "duplicate",
  signature: """
    (<-tables: stream[A], column: string, as: string) => stream[B] where A: Record, \
    B: Record
    """,
  documentation: Documentation(
    "Copies a column under another name.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to copy."),
      ("as", "The name of the copy."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> duplicate(column: "tag", as: "site")
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .function { call in
    try call.step(.duplicate(column: try call.string("column"), as: try call.string("as")))
  })
