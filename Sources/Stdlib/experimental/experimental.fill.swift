import Interpreter

/// The built-in `experimental.fill`: puts a value in the place of nulls.
let experimentalFill = Builtin(
  package: "experimental", name: "fill",
  signature: """
    (<-tables: stream[{T with _value: A}], ?value: A, ?usePrevious: bool) => \
    stream[{T with _value: A}]
    """,
  documentation: Documentation(
    "Puts a value in the place of nulls.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("value", "The value for nulls."),
      ("usePrevious", "Take the value of the row before instead."),
    ],
    example: """
      import "experimental"
      import "sampledata"

      sampledata.int(includeNull: true)
        |> experimental.fill(value: 0)
        |> limit(n: 2)
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2
      2021-01-01T00:00:10Z,t1,0
      2021-01-01T00:00:00Z,t2,0
      2021-01-01T00:00:10Z,t2,4
      """),
  body: universeFill.body)
