import Interpreter

/// The built-in `monitor.levelOK`: the level `ok` of a status.
let influxdataInfluxdbMonitorLevelOK = Builtin(
  package: "influxdata/influxdb/monitor", name: "levelOK",
  signature: "string",
  documentation: Documentation(
    "The level `ok` of a status.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.levelOK
      """,
    output: "ok"),
  body: .value { .string("ok") })
