import Interpreter

/// The built-in `experimental.quantile`: A quantile of the values of each table.
let experimentalQuantile = Builtin(
  package: "experimental", name: "quantile",
  signature: """
    (<-tables: stream[{T with _value: float}], q: float, ?compression: float, \
    ?method: string) => stream[{T with _value: float}]
    """,
  documentation: Documentation(
    "A quantile of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("q", "The quantile, 0 to 1."),
      ("compression", "How exact the estimate is; 1000 if left out."),
      ("method", "`estimate_tdigest`, `exact_mean` or `exact_selector`."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.quantile(q: 0.5, method: "exact_mean")
      """,
    output: """
      tag,_value
      t1,9.135
      t2,9.415
      """),
  body: universeQuantile.body)
