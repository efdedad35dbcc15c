import Interpreter
import Planning

/// The built-in `sort`: sorts the rows of each table; nulls come first.
let universeSort = Builtin(
  package: "universe", name: "sort",
  signature: """
    (<-tables: stream[A], ?columns: [string], ?desc: bool) => stream[A] where A: \
    Record
    """,
  documentation: Documentation(
    "Sorts the rows of each table; nulls come first.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("columns", "The columns to sort by; `_value` if left out."),
      ("desc", "Largest first."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> sort(desc: true)
      """,
    output: "RECORD"),
  body: .function { call in
    let columns = try call.strings("columns", default: ["_value"])
    return try call.step(
      .sort(columns: columns, descending: try call.bool("desc", default: false)))
  })
