import Interpreter

/// The built-in `experimental.mode`: the most frequent values of each table.
let experimentalMode = Builtin(
  package: "experimental", name: "mode",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The most frequent values of each table.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.bool()
        |> experimental.mode()
      """,
    output: """
      tag,_value
      t1,
      t2,
      """),
  body: universeMode.body)
