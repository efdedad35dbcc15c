import Interpreter

/// The built-in `sampledata.float`: two small tables of floats, ten seconds apart.
let sampledataFloat = Builtin(
  package: "sampledata", name: "float",
  signature: """
    (?includeNull: bool) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Two small tables of floats, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.float()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,-2.18
      2021-01-01T00:00:10Z,t1,10.92
      2021-01-01T00:00:20Z,t1,7.35
      2021-01-01T00:00:30Z,t1,17.53
      2021-01-01T00:00:40Z,t1,15.23
      2021-01-01T00:00:50Z,t1,4.43
      2021-01-01T00:00:00Z,t2,19.85
      2021-01-01T00:00:10Z,t2,4.97
      2021-01-01T00:00:20Z,t2,-3.75
      2021-01-01T00:00:30Z,t2,19.77
      2021-01-01T00:00:40Z,t2,13.86
      2021-01-01T00:00:50Z,t2,1.86
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.floats, hasNulls: hasNulls, call)
  })
