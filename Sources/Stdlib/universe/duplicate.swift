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
    output: """
      _time,tag,_value,site
      2021-01-01T00:00:00Z,t1,-2.18,t1
      2021-01-01T00:00:10Z,t1,10.92,t1
      2021-01-01T00:00:00Z,t2,19.85,t2
      2021-01-01T00:00:10Z,t2,4.97,t2
      """),
  body: .function { call in
    try call.step(.duplicate(column: try call.string("column"), as: try call.string("as")))
  })
