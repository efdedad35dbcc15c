import Interpreter

/// The built-in `monitor.levelWarn`: the level `warn` of a status.
let influxdataInfluxdbMonitorLevelWarn = Builtin(
  package: "influxdata/influxdb/monitor", name: "levelWarn",
  signature: "string",
  documentation: Documentation(
    "The level `warn` of a status.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.levelWarn
      """,
    output: "warn"),
  body: .value { .string("warn") })
