import Interpreter

/// The built-in `experimental.sum`: the sum of the values of each table.
let experimentalSum = Builtin(
  package: "experimental", name: "sum",
  signature: """
    (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}] where A: \
    Numeric
    """,
  documentation: Documentation(
    "The sum of the values of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.int()
        |> experimental.sum()
      """,
    output: """
      tag,_value
      t1,51
      t2,53
      """),
  body: universeSum.body)
