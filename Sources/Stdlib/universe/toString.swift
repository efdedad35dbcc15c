import Interpreter

/// The built-in `toString`: converts the column `_value` to text.
let universeToString = Builtin(
  package: "universe", name: "toString",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: string}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to text.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> toString()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: string(v: r._value)}))
      """, imports: []))
