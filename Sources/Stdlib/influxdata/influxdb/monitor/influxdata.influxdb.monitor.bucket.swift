import Interpreter

/// The built-in `monitor.bucket`: the bucket that statuses and notifications are kept in.
let influxdataInfluxdbMonitorBucket = Builtin(
  package: "influxdata/influxdb/monitor", name: "bucket",
  signature: "string",
  documentation: Documentation(
    "The bucket that statuses and notifications are kept in.",
    example: """
      import "influxdata/influxdb/monitor"

      monitor.bucket
      """,
    output: "_monitoring"),
  body: .value { .string("_monitoring") })
