import Interpreter

/// The built-in `toUInt`: converts the column `_value` to uints.
let universeToUInt = Builtin(
  package: "universe", name: "toUInt",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: uint}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to uints.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> toUInt()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: uint(v: r._value)}))
      """, imports: []))
