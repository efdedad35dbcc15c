import Interpreter

/// The built-in `toBool`: converts the column `_value` to bools.
let universeToBool = Builtin(
  package: "universe", name: "toBool",
  signature: """
    (<-tables: stream[{A with _value: B}]) => stream[{A with _value: bool}]
    """,
  documentation: Documentation(
    "Converts the column `_value` to bools.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> map(fn: (r) => ({r with _value: 1}))
        |> toBool()
        |> limit(n: 2)
      """,
    output: """
      _time,_value,tag
      2021-01-01T00:00:00Z,true,t1
      2021-01-01T00:00:10Z,true,t1
      2021-01-01T00:00:00Z,true,t2
      2021-01-01T00:00:10Z,true,t2
      """),
  body: .flux(
    source: """
      (tables=<-) => tables |> map(fn: (r) => ({r with _value: bool(v: r._value)}))
      """, imports: []))
