import Interpreter

/// The built-in `monitor.logs`: the notifications that were kept, fields as columns.
let influxdataInfluxdbMonitorLogs = Builtin(
  package: "influxdata/influxdb/monitor", name: "logs",
  signature: """
    (start: A, ?stop: B, fn: (r: C) => bool) => stream[D] where C: Record, D: Record
    """,
  documentation: Documentation(
    "The notifications that were kept, fields as columns.",
    parameters: [
      ("start", "The first time."),
      ("stop", "The time after the last; now if left out."),
      ("fn", "Which of them."),
    ],
    example: """
      import "array"
      import "experimental"
      import "influxdata/influxdb/monitor"

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "notifications", _level: "ok", mw: 2.5}])
        |> group(columns: ["_measurement", "_level"])
        |> experimental.to(bucket: "_monitoring")
      """,
    output: """
      _time,_measurement,_level,mw
      2021-06-07T00:00:00Z,notifications,ok,2.5
      """),
  isPure: false,
  body: .flux(
    source: """
      (start, stop=now(), fn) => influxdb.from(bucket: bucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "notifications")
        |> filter(fn: fn)
        |> v1.fieldsAsCols()
      """, imports: ["influxdata/influxdb", "influxdata/influxdb/v1"]))
