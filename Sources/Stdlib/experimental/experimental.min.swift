import Interpreter

/// The built-in `experimental.min`: the row of each table with the lowest value.
let experimentalMin = Builtin(
  package: "experimental", name: "min",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The row of each table with the lowest value.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.min()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:20Z,t2,-3.75
      """),
  body: universeMin.body)
