import Interpreter

/// The built-in `sampledata.int`: two small tables of ints, ten seconds apart.
let sampledataInt = Builtin(
  package: "sampledata", name: "int",
  signature: """
    (?includeNull: bool) => stream[{A with _value: int}]
    """,
  documentation: Documentation(
    "Two small tables of ints, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.int()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2
      2021-01-01T00:00:10Z,t1,10
      2021-01-01T00:00:20Z,t1,7
      2021-01-01T00:00:30Z,t1,17
      2021-01-01T00:00:40Z,t1,15
      2021-01-01T00:00:50Z,t1,4
      2021-01-01T00:00:00Z,t2,19
      2021-01-01T00:00:10Z,t2,4
      2021-01-01T00:00:20Z,t2,-3
      2021-01-01T00:00:30Z,t2,19
      2021-01-01T00:00:40Z,t2,13
      2021-01-01T00:00:50Z,t2,1
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.ints, hasNulls: hasNulls, call)
  })
