import Interpreter

/// The built-in `experimental.max`: the row of each table with the highest value.
let experimentalMax = Builtin(
  package: "experimental", name: "max",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The row of each table with the highest value.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.max()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:00Z,t2,19.85
      """),
  body: universeMax.body)
