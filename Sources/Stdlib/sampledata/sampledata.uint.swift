import Interpreter

/// The built-in `sampledata.uint`: two small tables of uints, ten seconds apart.
let sampledataUint = Builtin(
  package: "sampledata", name: "uint",
  signature: """
    (?includeNull: bool) => stream[{A with _value: uint}]
    """,
  documentation: Documentation(
    "Two small tables of uints, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.uint()
      """,
    output: """
      _time,tag,_value
      2021-01-01T00:00:00Z,t1,18446744073709551614
      2021-01-01T00:00:10Z,t1,10
      2021-01-01T00:00:20Z,t1,7
      2021-01-01T00:00:30Z,t1,17
      2021-01-01T00:00:40Z,t1,15
      2021-01-01T00:00:50Z,t1,4
      2021-01-01T00:00:00Z,t2,19
      2021-01-01T00:00:10Z,t2,4
      2021-01-01T00:00:20Z,t2,18446744073709551613
      2021-01-01T00:00:30Z,t2,19
      2021-01-01T00:00:40Z,t2,13
      2021-01-01T00:00:50Z,t2,1
      """),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.uints, hasNulls: hasNulls, call)
  })
