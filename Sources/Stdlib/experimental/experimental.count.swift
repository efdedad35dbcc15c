import Interpreter

/// The built-in `experimental.count`: counts the rows of each table, nulls included.
let experimentalCount = Builtin(
  package: "experimental", name: "count",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: int}]",
  documentation: Documentation(
    "Counts the rows of each table, nulls included.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.float()
        |> experimental.count()
      """,
    output: """
      tag,_value
      t1,6
      t2,6
      """),
  body: universeCount.body)
