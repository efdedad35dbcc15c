import Interpreter

/// The built-in `sampledata.float`: two small tables of floats, ten seconds apart.
let sampledataFloat = Builtin(
  package: "sampledata", name: "float",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: float}]
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
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.floats, hasNulls: hasNulls, call)
  })
