import Interpreter

/// The built-in `monitor.levelCrit`: the level `crit` of a status.
let influxdataInfluxdbMonitorLevelCrit = Builtin(
  package: "influxdata/influxdb/monitor", name: "levelCrit",
  signature: "string",
  documentation: Documentation(
    "The level `crit` of a status.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.levelCrit
      """,
    output: "crit"),
  body: .value { .string("crit") })
