import Interpreter

/// The built-in `toBool`: converts the column `_value` to bools.
let universeToBool = Builtin(
  package: "universe", name: "toBool",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: bool}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to bools.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with _value: 1}))
        |> toBool()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: bool(v: r._value)}))
      """, imports: []))
