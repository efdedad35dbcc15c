import Interpreter

/// The built-in `influxql.maxTime`: the last time that InfluxQL knows.
let internalInfluxqlMaxTime = Builtin(
  package: "internal/influxql", name: "maxTime",
  signature: "time",
  documentation: Documentation(
    "The last time that InfluxQL knows.",
    example: """
      import "internal/influxql"

      influxql.maxTime
      """,
    output: "2262-04-11T23:47:16.854775806Z"),
  body: .value { .time(9_223_372_036_854_775_806) })
