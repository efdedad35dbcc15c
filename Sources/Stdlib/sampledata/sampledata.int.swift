import Interpreter

/// The built-in `sampledata.int`: two small tables of ints, ten seconds apart.
let sampledataInt = Builtin(
  package: "sampledata", name: "int",
  signature: """
    (?includeNull: bool) => stream[{_time: time, tag: string, _value: int}]
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
    output: "RECORD"),
  body: .function { call in
    let hasNulls = try call.bool("includeNull", default: false)
    return try SampleData.stream(SampleData.ints, hasNulls: hasNulls, call)
  })
