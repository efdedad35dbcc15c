import Interpreter

/// The built-in `toInt`: converts the column `_value` to ints.
let universeToInt = Builtin(
  package: "universe", name: "toInt",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: int}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to ints.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> toInt()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: int(v: r._value)}))
      """, imports: []))
