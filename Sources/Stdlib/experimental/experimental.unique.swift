import Interpreter

/// The built-in `experimental.unique`: the first row of each value of each table.
let experimentalUnique = Builtin(
  package: "experimental", name: "unique",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The first row of each value of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.bool()
        |> experimental.unique()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,true
      2021-01-01T00:00:20Z,t1,false
      2021-01-01T00:00:00Z,t2,false
      2021-01-01T00:00:10Z,t2,true
      """),
  body: universeUnique.body)
