import Interpreter

/// The built-in `sampledata.bool`: two small tables of bools, ten seconds apart.
let sampledataBool = Builtin(
  package: "sampledata", name: "bool",
  signature: """
    (?includeNull: bool) => stream[A] where A: Record
    """,
  documentation: Documentation(
    "Two small tables of bools, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.bool()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,true
      2021-01-01T00:00:10Z,t1,true
      2021-01-01T00:00:20Z,t1,false
      2021-01-01T00:00:30Z,t1,true
      2021-01-01T00:00:40Z,t1,false
      2021-01-01T00:00:50Z,t1,false
      2021-01-01T00:00:00Z,t2,false
      2021-01-01T00:00:10Z,t2,true
      2021-01-01T00:00:20Z,t2,false
      2021-01-01T00:00:30Z,t2,true
      2021-01-01T00:00:40Z,t2,true
      2021-01-01T00:00:50Z,t2,false
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.bools, hasNulls: hasNulls, call)
  })
