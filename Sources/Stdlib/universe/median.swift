import Interpreter

/// The built-in `median`: the middle value of each table.
let universeMedian = Builtin(
  package: "universe", name: "median",
  signature: """
    (<-tables: stream[A], ?column: string, ?compression: float, ?method: string) => \
    stream[A] where A: Record
    """,
  documentation: Documentation(
    "The middle value of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
      ("compression", "Precision of the estimate; 1000.0 if left out."),
      ("method", "`estimate_tdigest`, `exact_mean` or `exact_selector`."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> median()
      """,
    output: """
      tag,_value
      t1,9.135
      t2,9.415
      """),
  body: .function { call in
    try call.quantile(0.5)
  })
