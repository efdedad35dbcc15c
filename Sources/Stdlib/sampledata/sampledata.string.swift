import Interpreter

/// The built-in `sampledata.string`: two small tables of texts, ten seconds apart.
let sampledataString = Builtin(
  package: "sampledata", name: "string",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: string}]
    """,
  documentation: Documentation(
    "Two small tables of texts, ten seconds apart.",
    parameters: [
      ("includeNull", "Whether some values are null.")
    ],
    example: """
      import "sampledata"

      sampledata.string()
      """,
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.strings, hasNulls: hasNulls, call)
  })
