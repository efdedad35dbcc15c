import Interpreter

/// The built-in `experimental.distinct`: the values of each table, each once.
let experimentalDistinct = Builtin(
  package: "experimental", name: "distinct",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The values of each table, each once.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.bool()
        |> experimental.distinct()
      """,
    output: """
      tag,_value
      t1,true
      t1,false
      t2,false
      t2,true
      """),
  body: universeDistinct.body)
