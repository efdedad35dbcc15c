import Interpreter

/// The built-in `toFloat`: converts the column `_value` to floats.
let universeToFloat = Builtin(
  package: "universe", name: "toFloat",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: float}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to floats.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> toFloat()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: float(v: r._value)}))
      """, imports: []))
