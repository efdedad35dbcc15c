import Interpreter

/// The built-in `experimental.kaufmansAMA`: the adaptive moving average by Kaufman over n rows.
let experimentalKaufmansAMA = Builtin(
  package: "experimental", name: "kaufmansAMA",
  signature: """
    (<-tables: stream[{T with _value: A}], n: int) => stream[{T with _value: float}] \
    where A: Numeric
    """,
  documentation: Documentation(
    "The adaptive moving average by Kaufman over n rows.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("n", "The number of rows."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.kaufmansAMA(n: 4)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:40Z,t1,17.116214989907267
      2021-01-01T00:00:50Z,t1,16.55641251567205
      2021-01-01T00:00:40Z,t2,19.66619243719599
      2021-01-01T00:00:50Z,t2,19.481452743325114
      """),
  body: universeKaufmansAMA.body)
