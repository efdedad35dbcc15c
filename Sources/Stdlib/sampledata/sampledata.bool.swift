import Interpreter

/// The built-in `sampledata.bool`: two small tables of bools, ten seconds apart.
let sampledataBool = Builtin(
  package: "sampledata", name: "bool",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: bool}]
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
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.bools, hasNulls: hasNulls, call)
  })
