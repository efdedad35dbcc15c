import Interpreter

/// The built-in `toTime`: converts the column `_value` to times.
let universeToTime = Builtin(
  package: "universe", name: "toTime",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: time}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to times.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> toInt()
        |> toTime()
        |> limit(n: 2)
      """,
    output: "RECORD"),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: time(v: r._value)}))
      """, imports: []))
