import Interpreter

/// The built-in `experimental.mean`: the mean of the values of each table.
let experimentalMean = Builtin(
  package: "experimental", name: "mean",
  signature: """
    (<-tables: stream[{T with _value: float}]) => stream[{T with _value: float}]
    """,
  documentation: Documentation(
    "The mean of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.mean()
      """,
    output: """
      tag,_value
      t1,8.88
      t2,9.426666666666668
      """),
  body: universeMean.body)
