import Interpreter

/// The built-in `influxql.minTime`: the first time that InfluxQL knows.
let internalInfluxqlMinTime = Builtin(
  package: "internal/influxql", name: "minTime",
  signature: "time",
  documentation: Documentation(
    "The first time that InfluxQL knows.",
    example: """
      import "internal/influxql"

      influxql.minTime
      """,
    output: "1677-09-21T00:12:43.145224194Z"),
  body: .value { .time(-9_223_372_036_854_775_806) })
