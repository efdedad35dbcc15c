import Interpreter

/// The built-in `quantile`: the value below which a share of the values of each table lies.
let universeQuantile = Builtin(
  package: "universe", name: "quantile",
  signature: """
    (<-tables: stream[A], ?column: string, q: float, ?compression: float, ?method: \
    string) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "The value below which a share of the values of each table lies.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("column", "The column to work on; `_value` if left out."),
      ("q", "The share, from 0.0 to 1.0."),
      ("compression", "Precision of the estimate; 1000.0 if left out."),
      ("method", "`estimate_tdigest`, `exact_mean` or `exact_selector`."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> quantile(q: 0.9)
      """,
    output: """
      tag,_value
      t1,17.300000000000004
      t2,19.842000000000002
      """),
  body: .function { call in
    try call.quantile(try call.float("q"))
  })
