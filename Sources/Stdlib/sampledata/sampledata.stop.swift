import Interpreter

/// The built-in `sampledata.stop`: the time after the last row of the sample tables.
let sampledataStop = Builtin(
  package: "sampledata", name: "stop",
  signature: "time",
  documentation: Documentation(
    "The time after the last row of the sample tables.",
    example: """
      import "sampledata"

      sampledata.stop
      """,
    output: "2021-01-01T00:01:00.000000000Z"),
  body: .value { .time(1_609_459_260_000_000_000) })
