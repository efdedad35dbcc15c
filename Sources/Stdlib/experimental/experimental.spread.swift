import Interpreter

/// The built-in `experimental.spread`: the difference of the highest and the lowest value of
/// each table.
let experimentalSpread = Builtin(
  package: "experimental", name: "spread",
  signature: """
    (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}] where A: \
    Numeric
    """,
  documentation: Documentation(
    "The difference of the highest and the lowest value of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.int()
        |> experimental.spread()
      """,
    output: """
      tag,_value
      t1,19
      t2,22
      """),
  body: universeSpread.body)
