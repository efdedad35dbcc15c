import Interpreter

/// The built-in `influxql.epoch`: the start of 1970.
let internalInfluxqlEpoch = Builtin(
  package: "internal/influxql", name: "epoch",
  signature: "time",
  documentation: Documentation(
    "The start of 1970.",
    example: """
      import "internal/influxql"

      influxql.epoch
      """,
    output: "1970-01-01T00:00:00.000000000Z"),
  body: .value { .time(0) })
