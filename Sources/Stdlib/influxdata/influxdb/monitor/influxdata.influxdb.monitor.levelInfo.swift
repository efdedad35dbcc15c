import Interpreter

/// The built-in `monitor.levelInfo`: the level `info` of a status.
let influxdataInfluxdbMonitorLevelInfo = Builtin(
  package: "influxdata/influxdb/monitor", name: "levelInfo",
  signature: "string",
  documentation: Documentation(
    "The level `info` of a status.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.levelInfo
      """,
    output: "info"),
  body: .value { .string("info") })
