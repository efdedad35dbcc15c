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
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: float(v: r._value)}))
      """, imports: []))
