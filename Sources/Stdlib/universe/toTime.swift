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
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,1969-12-31T23:59:59.999999998Z,t1
      2021-01-01T00:00:10Z,1970-01-01T00:00:00.00000001Z,t1
      2021-01-01T00:00:00Z,1970-01-01T00:00:00.000000019Z,t2
      2021-01-01T00:00:10Z,1970-01-01T00:00:00.000000004Z,t2
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: time(v: r._value)}))
      """, imports: []))
