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
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,-2.18,t1
      2021-01-01T00:00:10Z,10.92,t1
      2021-01-01T00:00:00Z,19.85,t2
      2021-01-01T00:00:10Z,4.97,t2
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: string(v: r._value)}))
      """, imports: []))
