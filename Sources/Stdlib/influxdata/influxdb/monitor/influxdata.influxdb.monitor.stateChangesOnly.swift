import Interpreter

/// The built-in `monitor.stateChangesOnly`: the rows whose level is another one than in the row
/// before.
let influxdataInfluxdbMonitorStateChangesOnly = Builtin(
  package: "influxdata/influxdb/monitor", name: "stateChangesOnly",
  signature: "(<-tables: stream[A]) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "The rows whose level is another one than in the row before.",
    parameters: [
      ("tables", "The input, usually piped in.")
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
        |> monitor.stateChangesOnly()
      """,
    output: """
      _source_timestamp,_time,mw,_level
      2,2021-06-07T00:30:00Z,95,crit
      4,2021-06-07T01:30:00Z,280,ok
      """),
  body: .flux(
    source: """
      (tables=<-) => {
        ranks = [levelCrit: 4, levelWarn: 3, levelInfo: 2, levelOK: 1]

        return
          tables
            |> map(fn: (r) => ({r with __rank: dict.get(dict: ranks, key: r._level, default: 0)}))
            |> duplicate(column: "_level", as: "__level")
            |> drop(columns: ["_level"])
            |> rename(columns: {__level: "_level"})
            |> sort(columns: ["_source_timestamp", "_time"])
            |> difference(columns: ["__rank"])
            |> filter(fn: (r) => r.__rank != 0)
            |> drop(columns: ["__rank"])
            |> experimental.group(mode: "extend", columns: ["_level"])
      }
      """, imports: ["dict", "experimental"]))
