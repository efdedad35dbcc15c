import Interpreter

/// The built-in `experimental.stddev`: the standard deviation of the values of each table.
let experimentalStddev = Builtin(
  package: "experimental", name: "stddev",
  signature: """
    (<-tables: stream[{T with _value: float}], ?mode: string) => stream[{T with \
    _value: float}]
    """,
  documentation: Documentation(
    "The standard deviation of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("mode", "`sample` or `population`."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.stddev()
      """,
    output: """
      tag,_value
      t1,7.263244454099008
      t2,9.85926704510364
      """),
  body: universeStddev.body)
