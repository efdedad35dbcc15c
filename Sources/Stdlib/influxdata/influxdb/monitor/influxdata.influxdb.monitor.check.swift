import Interpreter

/// The built-in `monitor.check`: gives each row a level and a message, and keeps it as a
/// status.
let influxdataInfluxdbMonitorCheck = Builtin(
  package: "influxdata/influxdb/monitor", name: "check",
  signature: """
    (<-tables: stream[A], data: B, messageFn: (r: C) => string, ?crit: (r: D) => \
    bool, ?warn: (r: D) => bool, ?info: (r: D) => bool, ?ok: (r: D) => bool) => \
    stream[E] where A: Record, B: Record, C: Record, D: Record, E: Record
    """,
  documentation: Documentation(
    "Gives each row a level and a message, and keeps it as a status.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("data", "The check: `_check_id`, `_check_name`, `_type` and a record of `tags`."),
      ("messageFn", "Gives the message of a row."),
      ("crit", "Which rows are critical."),
      ("warn", "Which rows are a warning."),
      ("info", "Which rows are worth knowing."),
      ("ok", "Which rows are well."),
    ],
    example: """
      import "array"
      import "influxdata/influxdb/monitor"

      option now = () => 2021-06-07T02:00:00Z
      option monitor.write = (tables=<-) => tables

      array.from(rows: [{_time: 2021-06-07T00:00:00Z, _measurement: "plant", mw: 95.0}])
        |> group(columns: ["_measurement"])
        |> monitor.check(
          data: {_check_id: "1", _check_name: "output", _type: "threshold", tags: {}},
          messageFn: (r) => "output is ${r._level}",
          crit: (r) => r.mw < 100.0,
        )
      """,
    output: """
      _check_id,_check_name,_level,_measurement,_message,_source_measurement,_source_timestamp,_time,_type,mw
      1,output,crit,statuses,output is crit,plant,1623024000000000000,2021-06-07T02:00:00Z,threshold,95
      """),
  isPure: false,
  body: .flux(
    source: """
      (
        tables=<-,
        data,
        messageFn,
        crit=(r) => false,
        warn=(r) => false,
        info=(r) => false,
        ok=(r) => true,
      ) => tables
        |> experimental.set(o: data.tags)
        |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data.tags))
        |> map(
          fn: (r) => ({r with
            _measurement: "statuses",
            _source_measurement: r._measurement,
            _type: data._type,
            _check_id: data._check_id,
            _check_name: data._check_name,
            _level: if crit(r: r) then levelCrit else if warn(r: r) then levelWarn else if info(r: r) then levelInfo else if ok(r: r) then levelOK else levelUnknown,
            _source_timestamp: int(v: r._time),
            _time: now(),
          }),
        )
        |> map(fn: (r) => ({r with _message: messageFn(r: r)}))
        |> experimental.group(mode: "extend", columns: ["_source_measurement", "_type", "_check_id", "_check_name", "_level"])
        |> write()
      """, imports: ["experimental"]))
