import Interpreter

/// The built-in `monitor.levelUnknown`: the level `unknown` of a status.
let influxdataInfluxdbMonitorLevelUnknown = Builtin(
  package: "influxdata/influxdb/monitor", name: "levelUnknown",
  signature: "string",
  documentation: Documentation(
    "The level `unknown` of a status.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.levelUnknown
      """,
    output: "unknown"),
  body: .value { .string("unknown") })
