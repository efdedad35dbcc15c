import Interpreter

/// The built-in `experimental.last`: the last row of each table whose value is not null.
let experimentalLast = Builtin(
  package: "experimental", name: "last",
  signature: "(<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]",
  documentation: Documentation(
    "The last row of each table whose value is not null.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.string()
        |> experimental.last()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:50Z,t1,smpl_s9fmgy
      2021-01-01T00:00:50Z,t2,smpl_dtn2bv
      """),
  body: universeLast.body)
