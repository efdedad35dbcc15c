import Interpreter

/// The built-in `experimental.histogramQuantile`: A quantile read from the counts of a
/// histogram.
let experimentalHistogramQuantile = Builtin(
  package: "experimental", name: "histogramQuantile",
  signature: """
    (<-tables: stream[{T with _value: float, le: float}], ?quantile: float, \
    ?minValue: float) => stream[{T with _value: float}]
    """,
  documentation: Documentation(
    "A quantile read from the counts of a histogram.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("quantile", "The quantile, 0 to 1."),
      ("minValue", "The lowest value that the histogram stands for; 0 if left out."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.histogram(bins: [0.0, 10.0, 20.0])
        |> experimental.histogramQuantile(quantile: 0.5)
      """,
    output: """
      tag,_value
      t1,10
      t2,10
      """),
  body: universeHistogramQuantile.body)
