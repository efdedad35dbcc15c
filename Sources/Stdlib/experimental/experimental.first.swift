import Interpreter

/// The built-in `experimental.first`: the first row of each table whose value is not null.
let experimentalFirst = Builtin(
  package: "experimental", name: "first",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The first row of each table whose value is not null.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.string()
        |> experimental.first()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,smpl_g9qczs
      2021-01-01T00:00:00Z,t2,smpl_b5eida
      """),
  body: universeFirst.body)
