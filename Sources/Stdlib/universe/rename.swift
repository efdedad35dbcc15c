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
    output: "RECORD"),
  body: .function { call in
    try call.step(.rename(try call.renaming()))
  })
