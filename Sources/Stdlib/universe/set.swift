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
    output: """
      _time,tag,_value,site
      2021-01-01T00:00:00Z,t1,-2.18,north
      2021-01-01T00:00:10Z,t1,10.92,north
      2021-01-01T00:00:00Z,t2,19.85,north
      2021-01-01T00:00:10Z,t2,4.97,north
      """),
  body: .function { call in
    try call.step(.set(key: try call.string("key"), value: try call.string("value")))
  })
