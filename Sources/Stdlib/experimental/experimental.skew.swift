import Interpreter

/// The built-in `experimental.skew`: the skewness of the values of each table.
let experimentalSkew = Builtin(
  package: "experimental", name: "skew",
  signature: """
    (<-tables: stream[{T with _value: float}]) => stream[{T with _value: float}]
    """,
  documentation: Documentation(
    "The skewness of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.skew()
      """,
    output: """
      tag,_value
      t1,-0.3046724899009453
      t2,-0.110501535368748
      """),
  body: universeSkew.body)
