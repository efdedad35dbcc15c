import Interpreter

/// The built-in `experimental.histogram`: how many values lie at or below each of some bounds.
let experimentalHistogram = Builtin(
  package: "experimental", name: "histogram",
  signature: """
    (<-tables: stream[{T with _value: float}], bins: [float], ?normalize: bool) => \
    stream[{T with _value: float, le: float}]
    """,
  documentation: Documentation(
    "How many values lie at or below each of some bounds.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("bins", "The bounds."),
      ("normalize", "Give shares of all values instead of counts."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.histogram(bins: [0.0, 10.0, 20.0])
      """,
    output: """
      tag,le,_value
      t1,0,1
      t1,10,3
      t1,20,6
      t2,0,1
      t2,10,3
      t2,20,6
      """),
  body: universeHistogram.body)
