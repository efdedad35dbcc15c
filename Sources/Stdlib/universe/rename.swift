import Interpreter
import Planning

/// The built-in `rename`: gives columns other names.
let universeRename = Builtin(
  package: "universe", name: "rename",
  signature: """
    (<-tables: stream[A], ?fn: (column: string) => string, ?columns: B) => stream[C] \
    where A: Record, B: Record, C: Record
    """,
  documentation: Documentation(
    "Gives columns other names.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fn", "Gives the new name of a column; instead of columns."),
      ("columns", "A record of new names by old name."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> rename(columns: {_value: "load"})
        |> limit(n: 2)
      """,
    output: """
      _time,tag,load
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      """),
  body: .function { call in
    try call.step(.rename(try call.renaming()))
  })
