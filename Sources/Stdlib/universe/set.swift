import Interpreter
import Planning

/// The built-in `set`: gives a column one text in all rows.
let universeSet = Builtin(
  package: "universe", name: "set",
  signature: """
    (<-tables: stream[A], key: string, value: string) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Gives a column one text in all rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("key", "The column."),
      ("value", "The text."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> set(key: "site", value: "north")
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .function { call in
    try call.step(.set(key: try call.string("key"), value: try call.string("value")))
  })
