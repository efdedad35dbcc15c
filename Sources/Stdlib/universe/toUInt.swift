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
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,18446744073709551614,t1
      2021-01-01T00:00:10Z,10,t1
      2021-01-01T00:00:00Z,19,t2
      2021-01-01T00:00:10Z,4,t2
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: uint(v: r._value)}))
      """, imports: []))
