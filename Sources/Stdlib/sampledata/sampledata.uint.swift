import Interpreter

/// The built-in `sampledata.uint`: two small tables of uints, ten seconds apart.
let sampledataUint = Builtin(
  package: "sampledata", name: "uint",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: uint}]
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
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.uints, hasNulls: hasNulls, call)
  })
