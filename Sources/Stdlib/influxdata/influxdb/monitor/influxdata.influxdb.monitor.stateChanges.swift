import Interpreter

/// The built-in `monitor.stateChanges`: the rows whose level changes from one level to another.
let influxdataInfluxdbMonitorStateChanges = Builtin(
  package: "influxdata/influxdb/monitor", name: "stateChanges",
  signature: """
    (<-tables: stream[A], ?fromLevel: string, ?toLevel: string) => stream[B] where \
    A: Record, B: Record
    """,
  documentation: Documentation(
    "The rows whose level changes from one level to another.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("fromLevel", "The level before; `any` if left out."),
      ("toLevel", "The level after; `any` if left out."),
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
        |> monitor.stateChanges(fromLevel: "crit", toLevel: "ok")
      """,
    output: """
      _source_timestamp,_time,mw,_level
      4,2021-06-07T01:30:00Z,280,ok
      """),
  body: .flux(
    source: """
      (tables=<-, fromLevel="any", toLevel="any") => {
        isTo = (r) => if toLevel == "any" then r._level != fromLevel and exists r._level else r._level == toLevel
        isFrom = (r) => if fromLevel == "any" then r._level != toLevel and exists r._level else r._level == fromLevel

        return
          if fromLevel == "any" and toLevel == "any" then
            tables |> stateChangesOnly()
          else
            tables
              |> map(fn: (r) => ({r with __side: if isTo(r: r) then 1 else if isFrom(r: r) then 0 else -10}))
              |> duplicate(column: "_level", as: "__level")
            |> drop(columns: ["_level"])
            |> rename(columns: {__level: "_level"})
              |> sort(columns: ["_source_timestamp", "_time"])
              |> difference(columns: ["__side"])
              |> filter(fn: (r) => r.__side == 1)
              |> drop(columns: ["__side"])
              |> experimental.group(mode: "extend", columns: ["_level"])
      }
      """, imports: ["experimental"]))
