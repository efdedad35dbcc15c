import Interpreter

/// The built-in `sampledata.start`: the time of the first row of the sample tables.
let sampledataStart = Builtin(
  package: "sampledata", name: "start",
  signature: "time",
  documentation: Documentation(
    "The time of the first row of the sample tables.",
    example: """
      import "sampledata"

      sampledata.start
      """,
    output: "2021-01-01T00:00:00.000000000Z"),
  body: .value { .time(1_609_459_200_000_000_000) })
