import Interpreter

/// The built-in `sampledata.numericBool`: two small tables of bools as 0 and 1, ten seconds
/// apart.
let sampledataNumericBool = Builtin(
  package: "sampledata", name: "numericBool",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: int}]
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
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.numericBools, hasNulls: hasNulls, call)
  })
