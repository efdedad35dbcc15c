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
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,-2,t1
      2021-01-01T00:00:10Z,10,t1
      2021-01-01T00:00:00Z,19,t2
      2021-01-01T00:00:10Z,4,t2
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: int(v: r._value)}))
      """, imports: []))
