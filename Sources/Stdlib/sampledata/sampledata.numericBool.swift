import Interpreter

/// The built-in `sampledata.numericBool`: two small tables of bools as 0 and 1, ten seconds
/// apart.
let sampledataNumericBool = Builtin(
  package: "sampledata", name: "numericBool",
  signature: """
    (?includeNull: bool) => stream[{A with _value: int}]
    """,
  documentation: Documentation(
    "Two small tables of bools as 0 and 1, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.numericBool()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,1
      2021-01-01T00:00:10Z,t1,1
      2021-01-01T00:00:20Z,t1,0
      2021-01-01T00:00:30Z,t1,1
      2021-01-01T00:00:40Z,t1,0
      2021-01-01T00:00:50Z,t1,0
      2021-01-01T00:00:00Z,t2,0
      2021-01-01T00:00:10Z,t2,1
      2021-01-01T00:00:20Z,t2,0
      2021-01-01T00:00:30Z,t2,1
      2021-01-01T00:00:40Z,t2,1
      2021-01-01T00:00:50Z,t2,0
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.numericBools, hasNulls: hasNulls, call)
  })
