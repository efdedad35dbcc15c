import Interpreter

/// The built-in `monitor.deadman`: whether the last row of each table is older than a time.
let influxdataInfluxdbMonitorDeadman = Builtin(
  package: "influxdata/influxdb/monitor", name: "deadman",
  signature: "(<-tables: stream[A], t: time) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "Whether the last row of each table is older than a time.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("t", "The time."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb/monitor"

      array.from(
        rows: [
          {_time: 2021-06-07T00:00:00Z, _source_timestamp: 1, _level: "ok", mw: 310.0},
          {_time: 2021-06-07T00:30:00Z, _source_timestamp: 2, _level: "crit", mw: 95.0},
          {_time: 2021-06-07T01:00:00Z, _source_timestamp: 3, _level: "crit", mw: 90.0},
          {_time: 2021-06-07T01:30:00Z, _source_timestamp: 4, _level: "ok", mw: 280.0},
        ],
      )
        |> monitor.deadman(t: 2021-06-07T01:00:00Z)
      """,
    output: """
      _level,_source_timestamp,_time,dead,mw
      ok,4,2021-06-07T01:30:00Z,false,280
      """),
  body: .flux(
    source: """
      (tables=<-, t) => tables
        |> max(column: "_time")
        |> map(fn: (r) => ({r with dead: r._time < t}))
      """, imports: []))
